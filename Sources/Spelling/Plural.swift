/// A noun for a number of things: `tensor` for one, `tensors` for none or several.
package func plural(_ noun: String, _ count: Int) -> String {
  count == 1 ? noun : noun + "s"
}
