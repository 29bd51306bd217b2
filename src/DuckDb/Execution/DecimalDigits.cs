namespace DuckDB.NET.Data.Execution;

/// <summary>System.Decimal taken apart.</summary>
internal static class DecimalDigits
{
    /// <summary>The digits as an integer; the value is that × 10^-scale.</summary>
    public static Int128 Unscaled(decimal value, out byte scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        scale = value.Scale;
        var digits = (Int128)new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return parts[3] < 0 ? -digits : digits;
    }
}
