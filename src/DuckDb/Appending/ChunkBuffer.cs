using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Appending;

/// <summary>Rows on their way into a table: filled chunks, and one being filled.</summary>
internal sealed class ChunkBuffer : IDisposable
{
    private static readonly int ChunkRows = (int)duckdb_vector_size();

    private readonly LogicalTypeHandle[] _types;
    private readonly ColumnWriter[] _writers;
    private readonly TextArena _texts = new();
    private readonly List<DataChunkHandle> _chunks = [];
    private int _inLast = ChunkRows;

    public ChunkBuffer(AppenderHandle appender)
    {
        _types = new LogicalTypeHandle[duckdb_appender_column_count(appender)];
        _writers = new ColumnWriter[_types.Length];
        for (var i = 0; i < _types.Length; i++)
        {
            _types[i] = duckdb_appender_column_type(appender, (ulong)i);
            _writers[i] = ColumnWriters.For(_types[i], _texts);
        }
    }

    public long Rows => _chunks.Count == 0 ? 0 : (_chunks.Count - 1L) * ChunkRows + _inLast;

    /// <summary>The writers for the next row, and its place in their vectors.</summary>
    public ColumnWriter[] BeginRow(out int index)
    {
        if (_inLast == ChunkRows)
            AddChunk();
        index = _inLast;
        return _writers;
    }

    public void EndRow() => _inLast++;

    /// <summary>All chunks, each with its size set.</summary>
    public IReadOnlyList<DataChunkHandle> Finish()
    {
        if (_chunks.Count > 0)
            CloseChunk();
        return _chunks;
    }

    public void Dispose()
    {
        foreach (var chunk in _chunks)
            chunk.Dispose();
        foreach (var type in _types)
            type.Dispose();
        _texts.Dispose();
    }

    private unsafe void AddChunk()
    {
        if (_chunks.Count > 0)
            CloseChunk();
        var types = stackalloc nint[_types.Length];
        for (var i = 0; i < _types.Length; i++)
            types[i] = _types[i].DangerousGetHandle();
        var chunk = duckdb_create_data_chunk(types, (ulong)_types.Length);
        _chunks.Add(chunk);
        for (var i = 0; i < _writers.Length; i++)
            _writers[i].Load(duckdb_data_chunk_get_vector(chunk, (ulong)i));
        _inLast = 0;
    }

    private void CloseChunk()
    {
        foreach (var writer in _writers)
            writer.Finish();
        duckdb_data_chunk_set_size(_chunks[^1], (ulong)_inLast);
    }
}
