namespace PerfEval.Normalize.Privacy;

/// <summary>
/// The longest numbers that a text could hold, counted while its characters pass by: digits with up to a few other signs between them. Wider than any
/// pattern of <see cref="NumberMask"/>, which a text of shorter ones is spared.
/// </summary>
internal struct DigitChains
{
    // “ -- ” stands between the parts of a telephone number at most.
    private const int WidestGap = 5;

    private int _chain;
    private int _whole;
    private int _gap;

    /// <summary>Digits of the longest chain.</summary>
    public int Longest { get; private set; }

    /// <summary>The same of chains without a point or a comma: behind a label there is none in a number.</summary>
    public int LongestWhole { get; private set; }

    public void Next(char c)
    {
        if (c is (>= '0' and <= '9') or (>= '０' and <= '９'))
        {
            (_chain, _whole, _gap) = (_chain + 1, _whole + 1, 0);
            (Longest, LongestWhole) = (Math.Max(Longest, _chain), Math.Max(LongestWhole, _whole));
        }
        else if (_chain > 0)
        {
            // 转 stands before the last part of one.
            if (++_gap > WidestGap || (PersonName.IsHan(c) && c != '转'))
                (_chain, _whole) = (0, 0);
            else if (c is '.' or ',' or '．' or '，' or '﹒')
                _whole = 0;
        }
    }
}
