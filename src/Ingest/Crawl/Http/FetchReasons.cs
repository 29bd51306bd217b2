using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>The sentences in which a fetch says why it did not end well, each under its stable code.</summary>
public static class FetchReasons
{
    public static FetchReason Budget { get; } = new("budget", "本来源今晚的预算已用完。", "The source's budget for the night is spent.");

    public static FetchReason Robots { get; } = new("robots", "robots.txt 不允许访问。", "robots.txt disallows it.");

    public static FetchReason Redirects { get; } = new("redirects", "重定向过多或成环。", "Too many redirects, or a circle of them.");

    public static FetchReason HostClosed { get; } = new(
        "retry_after", "服务器要求隔很久再来，今晚不再访问。", "The server asks to come back much later; it is left for the night.");

    public static FetchReason CutOff(long bytes) => new("cut_off", $"正文中断，只收到 {bytes} 字节。", $"The body was cut off after {bytes} bytes.");

    public static FetchReason WrongLength(long bytes) =>
        new("wrong_length", $"Content-Length 有误，以实收 {bytes} 字节为准。", $"Content-Length is wrong; the {bytes} bytes received are whole by their own format.");

    public static FetchReason TooLarge(long limit) => new("too_large", $"超过 {limit} 字节上限，未保存。", $"More than the limit of {limit} bytes; nothing was kept.");

    public static FetchReason Timeout(TimeSpan limit) =>
        new("timeout", $"超过 {limit.TotalSeconds:0.#} 秒未完成。", $"Not complete within {limit.TotalSeconds:0.#} s.");

    public static FetchReason Silence(TimeSpan limit) => new("silence", $"{limit.TotalSeconds:0.#} 秒内没有收到数据。", $"Nothing came for {limit.TotalSeconds:0.#} s.");

    public static FetchReason TooSlow(int bytesPerSecond) =>
        new("slow_server", $"慢于每秒 {bytesPerSecond} 字节，已中止。", $"Slower than {bytesPerSecond} bytes a second; stopped.");

    public static FetchReason Encoding(Exception e) => new("encoding", "无法解压正文。", $"The body's encoding cannot be undone: {e.Message}");

    public static FetchReason Host(Uri address) => new("host", $"不在允许的主机之列：{address.Authority}。", $"Not an allowed host: {address.Authority}.");

    public static FetchReason Address(string problem) => new("address", $"地址不可访问：{problem}。", "The address must not be fetched.");

    public static FetchReason PrivateAddress(ForbiddenAddressException e) => new("private_address", "拒绝连接内网或保留地址。", e.Message);

    public static FetchReason Connection(Exception e) => new("connection", "连接失败。", $"The connection failed: {e.Message}");

    /// <summary>A page that cannot be read within the limits.</summary>
    public static FetchReason Unread(Rejection reason) => new(reason.Code, reason.Chinese, reason.English);

    public static FetchReason Status(int status) => new($"http_{status}", $"服务器回复 {status}。", $"The server answered {status}.");

    public static FetchReason Challenge(string what) => new("challenge", $"要求浏览器验证（{what}）。", $"The server wants a browser to prove itself ({what}).");
}
