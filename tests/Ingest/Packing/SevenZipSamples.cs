namespace PerfEval.Ingest.Tests.Packing;

/// <summary>Small 7z archives in base 64.</summary>
internal static class SevenZipSamples
{
    /// <summary>A file d/报告.txt, a file b.txt and a link to it, packed by CMake.</summary>
    public const string TwoBlocks =
        "N3q8ryccAAMfgHtInAAAAAAAAAAiAAAAAAAAACe9e+EAc6USQKdHVQFwi5cysCJJX8ce//y08AAAAIEzB64Pz4CuDA/r6p4BDWIDjdNMQj8Ob0jWVAx/JStuZDeVeW78Xl9wpJhBQilg0BJkcpBhWOqUb3dzthfXfBd7J0yoEMT6+Euy0r9Dtffi6FRDCMrMiZDwVebBrSfu6i1k11T8fLQFp0BKldQhk5t9HiQ59rI6u6vGdwr//4xSgAAXBhgBCYCEAAcLAQABIwMBAQVdAACAAAyA5goBR9RmdQAA";

    /// <summary>b.txt behind a password, and the same with its directory locked too; by 7-Zip.</summary>
    public const string LockedFile =
        "N3q8ryccAAQkrZMQEAAAAAAAAABiAAAAAAAAALxJEeoKHXPkJMCc2DX/S328UF5oAQQGAAEJEAAHCwEAAiQG8QcBElMP4jykwVxJ5Gz25yMxCCMtByEhAQABAAwIBAAICgGhFIDyAAAFARkBABENAGIALgB0AHgAdAAAABQKAQBp6foIUIDdARUGAQAggKSBAAA=";

    public const string LockedDirectory =
        "N3q8ryccAAT7qPDngAAAAAAAAAAuAAAAAAAAAAFn3fh+ZgPmUZ4T4RS99BOYAA9EXMBZ9vDMvajv1EoXa4utoZ6BIi1gKv2i9fCjvcR3sKibu8LFoN5NL32qBtNcS+SRbJSTcRlrbjKxTeBtWPuQYwDrKiIKP7BBcbuSxxmD8HHz+x0za4EbWxmazQm2sOjgZQY4oy5trvbGaXQ3MqB7xxcGEAEJcAAHCwEAASQG8QcBElMP1dX04cv2zJyx1/ISiz+QpgxiCgGeoh9lAAA=";

    /// <summary>Thumbs.db, b.txt, d/报告.txt and a link packed as one block, and an empty file; by 7-Zip.</summary>
    public const string OneBlock =
        "N3q8ryccAAQ1h9sTuAAAAAAAAAAiAAAAAAAAAIYhh94BAA145LmZCueUsgpiLnR4dAAAAIEzB64PzxYxDAfIQ39Bsfr931/lO+58uaDLUxMXaKbd3+AIcr3nvzmQJrGB3V4DoXnCpABvAHbc0YxjL8UXA4l4jp0GrUhXIZAN1+x/iFP9of9/qBBE5uTkhlMUu4ht6Ub0+kt/zHazLyp70+so6RBZ4McXrG5vCPT+Qpbj1xWYjGI4SCDl2A61DQNmsCGMGZMAwe55WSp4yMEPnuMLhM1SQAAAFwYSAQmApgAHCwEAASMDAQEFXQAQAAAMgOYKAdYY8DIAAA==";

    /// <summary>b.txt, and three million zeros behind it in the same block; by 7-Zip.</summary>
    public const string Zeros =
        "N3q8ryccAAQUCdBIbwIAAAAAAAAhAAAAAAAAADLS5qb/954BcF0Aci5PIKAHBjgg6u77BmkZw3gFjgSDhgNGePLydisTlUfVqsyuAcu+i/FyeBgomcfH+P23JAyHSnMv/lQpiinaqfkomVZGzhGj8mvzzsu/qtETLOfk7/+OcNgnC9bgxt2d/dYleFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVoJ95jeNzyQAhADsc1On/b6ufDEan7eNMW5wnqcjX+woy4XRlZiKfiqR8id19xnABphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9KJCMkQAAAACBMweuD9VC3am5xmbajfPt0OFSqK/SmywGpcz2oz3oro3L68/qSiJ+Nndam1OWeD4+8jQHfCK5kD0j5LCzGxgya54EMUoROSLWiihlCx2ex+g8m1ziF1f820tfZD9BswSmwHCM7MAR2AAAABcGggIBCW0ABwsBAAEjAwEBBV0AEAAADHYKATsLXQQAAA==";
}
