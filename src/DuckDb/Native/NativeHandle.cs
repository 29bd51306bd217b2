using Microsoft.Win32.SafeHandles;

namespace DuckDB.NET.Data.Native;

/// <summary>An owned pointer of DuckDB's C API.</summary>
internal abstract class NativeHandle() : SafeHandleZeroOrMinusOneIsInvalid(ownsHandle: true);
