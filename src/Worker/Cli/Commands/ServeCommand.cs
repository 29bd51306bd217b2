using System.CommandLine;
using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Connections;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval serve: the scheduler and its endpoints, until it is told to stop.</summary>
public static class ServeCommand
{
    public static Command Create(Terminal terminal)
    {
        var listen = new Option<string?>(
            "--listen")
        { Description = $"监听地址 address and port; default {ServeSettings.DefaultListen}", HelpName = "ADDRESS:PORT" };
        var schedule = new Option<string?>("--schedule") { Description = "每夜何时开始 when the night begins, as cron; default \"0 2 * * *\"", HelpName = "CRON" };
        var config = new Option<string?>("--config") { Description = "配置文件 settings; default perfeval.yaml, else data/serve.yaml", HelpName = "FILE" };
        var sources = new SourceOption();
        var database = new DatabaseOption(writes: true);
        var command = new ExampleCommand(
            "serve",
            "常驻运行：每夜采集、入库、核对、发布。 Stays and does the nightly work: crawl, load, check, publish.",
            "perfeval serve",
            "perfeval serve --schedule \"30 1 * * *\" --listen 127.0.0.1:9000",
            "perfeval serve --config /etc/perfeval.yaml") { listen, schedule, config };
        command.StopWithin = TimeSpan.FromSeconds(30);
        sources.AddTo(command);
        database.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            if (MachineProblems.TooFewHandles(MachineProblems.LeastHandlesOfServe) is { } handles)
                return handles.Print(terminal);
            var dataFolder = DataFolder.Find();
            var settings = ServeSettingsFile.Load(
                parsed.GetValue(config), Directory.GetCurrentDirectory(), dataFolder, ServeSettingsFile.Variable);
            try
            {
                if (parsed.GetValue(listen) is { } address)
                    settings = settings with { Listen = ServeSettingsFile.ParseListen(address) };
                if (parsed.GetValue(schedule) is { } cron)
                {
                    Schedule.Parse(cron, settings.Zone);
                    settings = settings with { Schedule = cron };
                }
            }
            catch (FormatException e)
            {
                return new Problem("命令行有误。", e.Message, "perfeval serve --help").Print(terminal);
            }

            if (sources.Given(parsed) is { } folder)
            {
                if (!Directory.Exists(folder))
                    return new Problem($"没有来源目录 {folder}。", $"There is no folder {folder} with sources.", "perfeval serve --sources DIR").Print(terminal);
                settings = settings with { Sources = Path.GetFullPath(folder) };
            }

            return await Serve(DataHome.Of(database.PathOf(parsed)), settings, dataFolder, terminal, ct);
        });
        return command;
    }

    private static async Task<int> Serve(DataHome home, ServeSettings settings, string dataFolder, Terminal terminal, CancellationToken ct)
    {
        var log = new ServeLog(terminal.Error, TimeProvider.System);
        if (!IPAddress.IsLoopback(settings.Listen.Address) && settings.ReadToken is null)
        {
            return new Problem(
                $"监听 {settings.Listen} 须先设读取口令：本机以外的人能读到一切。",
                $"Listening at {settings.Listen} needs a token for reading: people beyond this machine could read everything.",
                "set read_token_file in the settings or PERFEVAL_READ_TOKEN (16 characters or more), or listen at 127.0.0.1 behind a proxy").Print(terminal);
        }

        if (!IPAddress.IsLoopback(settings.Listen.Address))
            log.Write("监听非本机地址，无加密。 Listening beyond this machine, without encryption: put a proxy with TLS before it.");
        try
        {
            await using var host = await ServeHost.Start(home, settings, dataFolder, log, TimeProvider.System, ct);
            var stopped = new TaskCompletionSource();
            await using var stop = ct.Register(stopped.SetResult);
            await stopped.Task;
            log.Write("正在停止。 Stopping.");
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            return new Problem(
                $"地址 {settings.Listen} 已被占用。", $"Something else listens at {settings.Listen}.",
                "name another port: perfeval serve --listen ADDRESS:PORT").Print(terminal);
        }
        catch (StateFailedException e)
        {
            return Problems.StateFailed(e).Print(terminal);
        }
        catch (DbException e)
        {
            return new Problem($"无法打开 {StateAddress.Of(home, settings.State)}。", e.Message.TrimEnd(), "perfeval doctor").Print(terminal);
        }

        log.Write("已停止。 Stopped.");
        return ExitCode.Success;
    }
}
