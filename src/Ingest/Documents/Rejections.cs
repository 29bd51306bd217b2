using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Documents;

/// <summary>The sentences in which readers say why there is no document, each under its stable code.</summary>
public static partial class Rejections
{
    public static Rejection Empty { get; } =
        new("empty", "文件为空（0 字节）。", "The file is empty (0 bytes).");

    public static Rejection Executable { get; } =
        new("executable", "这是可执行程序，不是文档。", "This is a program, not a document.");

    public static Rejection UnknownFormat { get; } =
        new("unknown_format", "内容不是任何已知的文档格式。", "The content is no known document format.");

    public static Rejection NotADocument { get; } =
        new("not_a_document", "这是供程序使用的 XML 数据，不是文档。", "This is XML data for programs, not a document.");

    public static Rejection Password { get; } =
        new("password", "文档已加密，需要密码才能读取。", "The document is encrypted and needs a password.");

    public static Rejection OldWord { get; } =
        new("old_word", "这是 Word 6.0/95 或更早的文档，无法读取；请用 Word 或 WPS 另存为 docx。",
            "This is a document of Word 6.0/95 or earlier, which cannot be read; save it as docx with Word or WPS.");

    public static Rejection EmptyArchive { get; } =
        new("empty_archive", "压缩包内没有可读取的文件。", "The archive holds no file to read.");

    public static Rejection OneVolume { get; } =
        new("one_volume", "这是分卷压缩包中的一卷，需要其余各卷才能解压。", "This is one volume of a set; it cannot be unpacked without the others.");

    public static Rejection ArchiveTooDeep(int depth) =>
        new("archive_depth", $"压缩包嵌套超过 {depth} 层，未展开。", $"Archives are nested deeper than {depth}; this one was not opened.");

    /// <summary>The reason of one file of an archive, for so many that they are counted and not named.</summary>
    public static Rejection AndOthers(Rejection reason, int count)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return reason with
        {
            Chinese = $"其余 {count} 个文件未读入：{reason.Chinese}",
            English = count == 1 ? $"One more file was not read: {reason.English}" : $"{count} more files were not read: {reason.English}",
        };
    }

    public static Rejection UnsafePath(string chinese, string english) =>
        new("unsafe_path", $"压缩包内的文件名不安全：{chinese}。", $"The name inside the archive is not safe: {english}.");

    public static Rejection NoReader(FormatName format) =>
        new("no_reader", $"已识别为{format.Chinese}，尚无可用的读取器。", $"Recognised as {format.English}; no installed reader can read it yet.");

    /// <param name="place">Where and why, in Chinese with the English in brackets behind it; or what a library said, which is the same in both.</param>
    public static Rejection Damaged(FormatName format, string place)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(place);
        var said = BothLanguages().Match(place);
        var (zh, en) = said.Success ? (said.Groups["zh"].Value, said.Groups["en"].Value) : (place, place);
        var where = said.Groups["where"].Value;
        return new(
            "damaged", $"{format.Chinese}已损坏：{where}{zh.TrimEnd('。', '.')}。", $"The file is damaged ({format.English}): {where}{en.TrimEnd('。', '.')}.");
    }

    public static Rejection TooLarge(long bytes, long limit) =>
        new("too_large", $"文件过大：{bytes} 字节，上限 {limit} 字节。", $"The file is too large: {bytes} bytes, the limit is {limit}.");

    public static Rejection ZipBomb(string chinese, string english) =>
        new("zip_bomb", $"压缩包展开后超出限制：{chinese}。", $"The archive exceeds the limits when unpacked: {english}.");

    public static Rejection TooComplex(string chinese, string english) =>
        new("too_complex", $"文档超出读取限制：{chinese}。", $"The document exceeds the reading limits: {english}.");

    public static Rejection TooManyMarks(int limit) =>
        TooComplex($"各页文字和线条超过 {limit} 个", $"more than {limit} characters and lines on its pages");

    public static Rejection TooManyPixels(int limit) =>
        TooComplex($"页面图像超过 {limit} 像素", $"a page picture of more than {limit} pixels");

    /// <summary>By processor time, so that the same bytes ask for the same again: whoever waits for a faster machine would pay for it every night.</summary>
    public static Rejection TooSlow(TimeSpan limit) =>
        new("too_slow", $"读取所用处理器时间超过 {limit.TotalSeconds:0} 秒，已中止。", $"Reading took more than {limit.TotalSeconds:0} s of processor time and was stopped.");

    /// <summary>By the clock: the machine may have been too busy.</summary>
    public static Rejection Stalled(TimeSpan limit) =>
        new(
            "stalled", $"读取 {limit.TotalSeconds:0} 秒仍未结束，已中止；下次再试。",
            $"Reading had not ended after {limit.TotalSeconds:0} s and was stopped; the file is tried again next time.");

    public static Rejection TooMuchMemory(long limit) =>
        TooComplex($"读取所需内存超过 {limit >> 20} MB", $"reading needs more than {limit >> 20} MB of memory");

    /// <param name="exitCode">With which it ended; 128 and more: by a signal.</param>
    /// <param name="said">First line of its error output; may be empty.</param>
    public static Rejection ReaderDied(int exitCode, string said) =>
        new(
            "reader_died", $"读取进程两次意外终止（退出码 {exitCode}{(said.Length > 0 ? $"：{said}" : "")}），未读入。",
            $"The reader process ended unexpectedly, twice (exit code {exitCode}{(said.Length > 0 ? $": {said}" : "")}).");

    public static Rejection MissingTool(string command, string package) =>
        new(
            "missing_tool",
            $"读取这种格式需要 {command}，请安装：apt-get install --no-install-recommends {package}",
            $"This format needs {command}, which is not installed: apt-get install --no-install-recommends {package}");

    /// <param name="exitCode">With which it ended.</param>
    public static Rejection ConverterFailed(string converter, int exitCode) =>
        new("converter_failed", $"{converter} 中途退出（{exitCode}），本机内存或磁盘空间可能不足；下次再试。",
            $"{converter} ended early ({exitCode}); this machine may be short of memory or disk space. The file is tried again next time.");

    /// <param name="exception">What escaped from the reader: a fault of this program, met on bytes that it did not expect.</param>
    public static Rejection ReaderFailed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (exception is OutOfMemoryException)
            return TooComplex("读取所需内存过多", "reading needs too much memory");
        var what = Escaped.Describe(exception);
        return new("reader_failed", $"读取程序在该文件上出错，文件未读入（{what}）。", $"The program failed on this file, which was not read ({what}).");
    }

    /// <param name="exception">What escaped while the file was looked at for what it is, before there was a reader whose version could tell a later one from
    /// this.</param>
    public static Rejection RecognitionFailed(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var what = Escaped.Describe(exception);
        return new("recognition_failed", $"判断文件格式时程序出错，文件未读入（{what}）。", $"The program failed to tell what this file is; it was not read ({what}).");
    }

    /// <summary>What was thrown while an archive was unpacked: what the framework says of it in its own words is no help to anybody.</summary>
    public static Rejection UnpackingFailed(FormatName format, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            OutOfMemoryException => ZipBomb("解压所需内存过多", "unpacking needs too much memory"),
            NotSupportedException => Damaged(format, "其中有不支持的条目类型或压缩方法 (an entry of a kind that is not supported)"),
            EndOfStreamException => Damaged(format, "内容不完整 (it was cut off)"),
            OverflowException or ArgumentException or FormatException => Damaged(format, "其中有不可能的长度或数值 (a length or number in it is impossible)"),
            _ => Damaged(format, "结构或内容有误 (its structure or content is wrong)"),
        };
    }

    /// <summary>
    /// Whether the reason lies in this machine or this program, and no version of a reader stands for it: the same bytes are to be tried again.
    /// </summary>
    public static bool IsOfThisMachine(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return rejection.Code is "missing_tool" or "stalled" or "converter_failed" or "recognition_failed";
    }

    public static Rejection Forgotten(string sha256) =>
        new(
            "forgotten", $"该文件已从档案中删除（perfeval forget），不再读入；如需恢复：perfeval restore {sha256[..12]}。",
            $"This file was forgotten and is not read again; perfeval restore {sha256[..12]} brings it back.");

    public static Rejection OriginalMissing(string sha256) =>
        new("missing_original", $"档案中缺少原件 {sha256}，将在下次采集时重新取得。", $"The archive lacks the original {sha256}; the next crawl fetches it again.");

    public static Rejection OriginalDamaged(string sha256) =>
        new("damaged_original", $"档案中的原件 {sha256} 已损坏，未读入。", $"The original {sha256} in the archive is damaged and was not read.");

    /// <summary>Whether the reason lies in the archive: the original is to be tried again when it is whole.</summary>
    public static bool IsOfTheArchive(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        return rejection.Code is "missing_original" or "damaged_original";
    }

    public static Rejection NotFound(string path) =>
        new("not_found", $"找不到文件：{path}", $"No such file: {path}");

    /// <param name="name">What it reads as in GB18030; null where that is not certain.</param>
    public static Rejection ForeignName(string? name)
    {
        var (zh, en) = name is null ? ("", "") : ($"，按 GBK 读作“{name}”", $", it reads {name} in GBK");
        return new(
            "foreign_name", $"文件名不是 UTF-8{zh}，无法打开；请改名（如 convmv -f gbk -t utf8 --notest）。",
            $"The name is not UTF-8{en}; it cannot be opened. Rename it, for instance with convmv -f gbk -t utf8 --notest.");
    }

    public static Rejection NoPermission(string path) =>
        new("no_permission", $"没有读取权限：{path}", $"No permission to read: {path}");

    public static Rejection NotAFile(string chinese, string english) =>
        new("not_a_file", $"这是{chinese}，不是文件，未打开。", $"This is {english}, not a file; it was not opened.");

    /// <param name="target">Where the link leads.</param>
    public static Rejection LinkOutside(string target) =>
        new(
            "link_outside", $"链接指向所给目录之外（{target}），未跟随；如需读入，请直接给出该路径。",
            $"A link that leads out of the folder ({target}) is not followed; name the path itself to have it read.");

    public static Rejection OwnData { get; } =
        new("own_data", "这是本程序自己的数据，不是报告。", "This is data of this program, no report.");

    public static Rejection OwnExport { get; } =
        new("own_export", "这是本程序导出的文件，不是报告。", "This was exported by this program and is no report.");

    public static Rejection Unreadable(string path, string reason) =>
        new("unreadable", $"无法从磁盘读取：{path}（{reason}）", $"Could not be read from disk: {path} ({reason})");

    // A cell or a part of the package before it, such as 收支!B2 or word/document.xml, stands in both. The name of a part may end the Chinese.
    [GeneratedRegex(
        @"^(?<where>.*[!/]\S+ )?(?<zh>.*?[\p{IsCJKUnifiedIdeographs}”]( [\w./]+)?) \((?<en>.*)\)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex BothLanguages();
}
