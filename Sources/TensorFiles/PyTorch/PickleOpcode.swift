/// The instructions that are carried out: those that PyTorch's own restricted reader knows.
/// Source: Python, `Lib/pickletools.py`; PyTorch, `torch/_weights_only_unpickler.py`.
enum PickleOpcode: UInt8 {
  case mark = 0x28
  case emptyTuple = 0x29
  case stop = 0x2E
  case binaryFloat = 0x47
  case binaryInteger = 0x4A
  case binaryInteger1 = 0x4B
  case binaryInteger2 = 0x4D
  case none = 0x4E
  case persistentID = 0x51
  case reduce = 0x52
  case shortString = 0x55
  case text = 0x58
  case emptyList = 0x5D
  case append = 0x61
  case build = 0x62
  case global = 0x63
  case appends = 0x65
  case get = 0x68
  case longGet = 0x6A
  case put = 0x71
  case longPut = 0x72
  case setItem = 0x73
  case tuple = 0x74
  case setItems = 0x75
  case emptyDictionary = 0x7D
  case version = 0x80
  case newObject = 0x81
  case tuple1 = 0x85
  case tuple2 = 0x86
  case tuple3 = 0x87
  case newTrue = 0x88
  case newFalse = 0x89
  case long = 0x8A
  case emptySet = 0x8F
}
