using System.Net;
using System.Net.Mail;
using Npgsql;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Worker.Server.Settings;

/// <summary>
/// Reads serve's settings: perfeval.yaml in the current folder, else serve.yaml in the data folder, or the file that is named. The environment
/// is stronger: PERFEVAL_LISTEN, PERFEVAL_SCHEDULE, PERFEVAL_CONTACT, PERFEVAL_STATE, PERFEVAL_NODE, PERFEVAL_READ_TOKEN, PERFEVAL_SMTP_PASSWORD,
/// PERFEVAL_WEBHOOK_URL.
/// </summary>
public static class ServeSettingsFile
{
    private const string StateKey = "state";
    private const int ShortestToken = 16;
    private const string NodeVariable = "PERFEVAL_NODE";

    /// <param name="named">A file that must be there; null looks for the usual ones.</param>
    /// <param name="environment">Value of a variable, null where it is not set.</param>
    /// <exception cref="InvalidDataException">Names every mistake with its line.</exception>
    public static ServeSettings Load(string? named, string currentFolder, string dataFolder, Func<string, string?> environment)
    {
        var file = named ?? Usual(currentFolder, dataFolder);
        var problems = new List<string>();
        var settings = new ServeSettings();
        if (file is not null && Root(file, problems) is { } root)
        {
            var section = new SettingsSection(file, string.Empty, root, problems);
            settings = Read(section, Path.GetDirectoryName(Path.GetFullPath(file))!, environment);
            section.Close();
        }

        settings = Override(settings, environment, problems);
        if (settings is { Node: not null, State: null })
            problems.Add("node 只用于状态在 PostgreSQL 中的多台服务器。 node is for several servers, which share a state in PostgreSQL: set state too.");
        return problems.Count == 0 ? settings : throw new InvalidDataException(string.Join('\n', problems));
    }

    /// <summary>
    /// Where a home's state is, for commands that need no other setting: where the environment or the usual file says, else where the home's last serve
    /// had it, which may have had a file of its own. The file is read only where it has that setting.
    /// </summary>
    /// <exception cref="InvalidDataException">Names every mistake with its line.</exception>
    /// <exception cref="UnauthorizedAccessException">Serve runs as another user, and only that one may know.</exception>
    public static StateAddress StateOf(DataHome home)
    {
        var current = Directory.GetCurrentDirectory();
        var data = DataFolder.Find();
        // Reading YAML takes longer than all else that such a command does.
        var mentioned = Usual(current, data) is { } file && File.ReadLines(file).Any(line => line.Split('#')[0].Contains(StateKey, StringComparison.Ordinal));
        var configured = mentioned || Variable(StateAddress.Variable) is not null ? Load(null, current, data, Variable).State : null;
        return StateAddress.Of(home, configured ?? UsedState.Read(home));
    }

    /// <summary>Value of an environment variable; an empty one is as good as none.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <exception cref="FormatException">It is no address with a port.</exception>
    public static IPEndPoint ParseListen(string text)
    {
        var local = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + text["localhost".Length..] : text;
        return local.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(local, out var endpoint)
            ? endpoint
            : throw new FormatException($"'{text}' is no address with a port, such as 127.0.0.1:8017");
    }

    private static ServeSettings Read(SettingsSection section, string folder, Func<string, string?> environment)
    {
        var defaults = new ServeSettings();
        var zone = section.Parsed("zone", TimeZoneInfo.FindSystemTimeZoneById) ?? defaults.Zone;
        var notices = section.Section("notices");
        var settings = new ServeSettings
        {
            Listen = section.Parsed("listen", ParseListen) ?? defaults.Listen,
            Hosts = section.Texts("hosts") ?? [],
            ReadToken = section.Parsed("read_token_file", file => CheckedToken(Secret(file, folder))),
            Zone = zone,
            Schedule = section.Parsed("schedule", text => CheckedCron(text, zone)) ?? defaults.Schedule,
            Contact = section.Text("contact"),
            Parallel = section.Number("parallel", 1, 64) ?? defaults.Parallel,
            Keep = section.Number("keep", 1, 1000) ?? defaults.Keep,
            Rules = [.. (section.Texts("rules") ?? []).Select(rules => Path.GetFullPath(rules, folder))],
            Sources = section.Text("sources") is { } sources ? Path.GetFullPath(sources, folder) : null,
            State = section.Parsed("state_file", file => CheckedState(Secret(file, folder))) ?? section.Parsed(StateKey, CheckedState),
            Node = section.Parsed("node", CheckedNode),
            Smtp = notices?.Section("smtp") is { } smtp ? ReadSmtp(smtp, folder, environment) : null,
            Webhook = notices?.Section("webhook") is { } webhook ? ReadWebhook(webhook, folder, environment) : null,
        };
        notices?.Close();
        return settings;
    }

    private static SmtpSettings ReadSmtp(SettingsSection section, string folder, Func<string, string?> environment)
    {
        var smtp = new SmtpSettings
        {
            Host = section.RequiredText("host"),
            Port = section.Number("port", 1, 65535) ?? 25,
            Tls = section.Flag("tls") ?? false,
            From = section.Parsed("from", Address) ?? string.Empty,
            To = section.Texts("to") ?? [],
            User = section.Text("user"),
            Password = environment("PERFEVAL_SMTP_PASSWORD") ?? section.Parsed("password_file", file => Secret(file, folder)),
        };
        if (smtp.From.Length == 0)
            section.RequiredText("from");
        if (smtp.To.Count == 0 || !smtp.To.All(to => MailAddress.TryCreate(to, out _)))
            section.Problem("to", "须列出邮件地址", "must list mail addresses");
        if (smtp.User is not null && smtp.Password is null)
            section.Problem("user", "没有密码：设 password_file 或 PERFEVAL_SMTP_PASSWORD", "has no password: set password_file or PERFEVAL_SMTP_PASSWORD");
        section.Close();
        return smtp;
    }

    private static WebhookSettings? ReadWebhook(SettingsSection section, string folder, Func<string, string?> environment)
    {
        var url = section.Text("url");
        var secret = section.Parsed("url_file", file => Secret(file, folder));
        var local = section.Flag("local") ?? false;
        section.Close();
        if ((environment("PERFEVAL_WEBHOOK_URL") ?? secret ?? url) is not { } address)
        {
            section.Problem("url", "缺少：设 url、url_file 或 PERFEVAL_WEBHOOK_URL", "is missing: set url, url_file or PERFEVAL_WEBHOOK_URL");
            return null;
        }

        if (Uri.TryCreate(address, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https")
            return new WebhookSettings(parsed!, local);
        section.Problem("url", "须为 http 或 https 地址", "must be an http or https address");
        return null;
    }

    private static ServeSettings Override(ServeSettings settings, Func<string, string?> environment, List<string> problems)
    {
        if (environment("PERFEVAL_CONTACT") is { Length: > 0 } contact)
            settings = settings with { Contact = contact };
        try
        {
            if (environment("PERFEVAL_LISTEN") is { Length: > 0 } listen)
                settings = settings with { Listen = ParseListen(listen) };
        }
        catch (FormatException e)
        {
            problems.Add($"PERFEVAL_LISTEN 有误。 {e.Message}.");
        }

        try
        {
            if (environment("PERFEVAL_READ_TOKEN") is { Length: > 0 } word)
                settings = settings with { ReadToken = CheckedToken(word) };
        }
        catch (FormatException e)
        {
            problems.Add($"PERFEVAL_READ_TOKEN 有误。 {e.Message}");
        }

        try
        {
            if (environment("PERFEVAL_SCHEDULE") is { Length: > 0 } schedule)
                settings = settings with { Schedule = CheckedCron(schedule, settings.Zone) };
        }
        catch (FormatException e)
        {
            problems.Add($"PERFEVAL_SCHEDULE 有误。 {e.Message}");
        }

        try
        {
            if (environment(StateAddress.Variable) is { Length: > 0 } state)
                settings = settings with { State = CheckedState(state) };
        }
        catch (ArgumentException e)
        {
            problems.Add($"{StateAddress.Variable} 有误。 {e.Message}");
        }

        try
        {
            if (environment(NodeVariable) is { Length: > 0 } node)
                settings = settings with { Node = CheckedNode(node) };
        }
        catch (FormatException e)
        {
            problems.Add($"{NodeVariable} 有误。 {e.Message}");
        }

        return settings;
    }

    private static YamlMappingNode? Root(string file, List<string> problems)
    {
        try
        {
            var root = StrictYaml.Read(File.ReadAllText(file));
            if (root is null or YamlMappingNode)
                return (YamlMappingNode?)root;
            problems.Add($"{file}(1): 须为一组键。 Expected a mapping.");
        }
        catch (StrictYamlException e)
        {
            problems.Add($"{file}({e.Line}): 不是 YAML。 {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file}: 无法读取。 {e.Message}");
        }

        return null;
    }

    private static string? Usual(string currentFolder, string dataFolder) =>
        new[] { Path.Combine(currentFolder, "perfeval.yaml"), Path.Combine(dataFolder, "serve.yaml") }.FirstOrDefault(File.Exists);

    private static string CheckedCron(string text, TimeZoneInfo zone)
    {
        Schedule.Parse(text, zone);
        return text;
    }

    private static string CheckedToken(string text) => text.Length >= ShortestToken && text.All(c => c is > ' ' and < '\x7F')
        ? text
        : throw new FormatException($"A token has at least {ShortestToken} characters of ASCII and no blanks.");

    private static string CheckedState(string text) => new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 }
        ? text
        : throw new ArgumentException("It names no host: Host=…;Database=…;Username=…;Password=…");

    private static string CheckedNode(string text) => ArchiveNode.IsName(text)
        ? text
        : throw new FormatException($"'{text}' cannot name a server: 1 to 40 of a-z, 0-9, - and _, the first no sign.");

    private static string Address(string text) => new MailAddress(text).Address;

    private static string Secret(string file, string folder) => File.ReadAllText(Path.GetFullPath(file, folder)).Trim();
}
