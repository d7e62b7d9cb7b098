/// Counts pairs that stand in the wrong order.
package enum Inversions {
  /// The number of pairs of which the larger comes first, by merging sorted halves.
  package static func count(_ numbers: [Int]) -> Int {
    var numbers = numbers
    var spare = numbers
    var total = 0
    var width = 1
    while width < numbers.count {
      for start in stride(from: 0, to: numbers.count, by: 2 * width) {
        let middle = min(start + width, numbers.count)
        let end = min(start + 2 * width, numbers.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if left < middle, right >= end || numbers[left] <= numbers[right] {
            spare[place] = numbers[left]
            left += 1
          } else {
            spare[place] = numbers[right]
            total += middle - left
            right += 1
          }
        }
      }
      swap(&numbers, &spare)
      width *= 2
    }
    return total
  }
}
