using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>Owns the memory of a <see cref="DuckDbResult"/> and what it refers to.</summary>
internal sealed unsafe class ResultHandle : NativeHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(DuckDbResult)));

    /// <summary>The struct for calls that take it by value; the caller keeps this handle alive over the call.</summary>
    public DuckDbResult Value
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsClosed, this);
            return *(DuckDbResult*)handle;
        }
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_result(handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
