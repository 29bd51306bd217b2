using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using PerfEval.Portal.Faults;
using PerfEval.Portal.Log;

namespace PerfEval.Portal;

/// <summary>
/// Portals of several kinds on 127.0.0.1, each on a port of its own, and a host beside them that nobody may contact. Everything that
/// comes in is logged, down to the connection.
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    /// <summary>The site name under which the log lists the host that nobody may contact.</summary>
    public const string ForbiddenName = "forbidden";

    private readonly WebApplication _server;
    private readonly Dictionary<int, PortalSite> _sitesByPort = [];
    private IReadOnlyDictionary<int, string> _names = new Dictionary<int, string>();

    private TestPortal(PortalPlan plan)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            for (var i = 0; i < plan.Sites.Count; i++)
                kestrel.Listen(IPAddress.Loopback, plan.Port == 0 ? 0 : plan.Port + i, Logged);
            // 127.0.0.2 is this machine too, yet another host; the second one is another port of the sites' own host.
            kestrel.Listen(IPAddress.Parse("127.0.0.2"), 0, Logged);
            kestrel.Listen(IPAddress.Loopback, 0, Logged);
        });
        _server = builder.Build();
        _server.Run(Answer);
    }

    public PortalLog Log { get; } = new();

    public IReadOnlyList<PortalSite> Sites { get; private set; } = [];

    /// <summary>A host of this machine on which no source lives.</summary>
    public ForbiddenHost Forbidden { get; private set; } = null!;

    public static async Task<TestPortal> Start(PortalPlan plan, CancellationToken ct = default)
    {
        var portal = new TestPortal(plan);
        await portal._server.StartAsync(ct);
        var addresses = portal._server.Services.GetService(typeof(IServer)) is IServer server
            ? server.Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)).ToList()
            : [];
        portal.Sites = [.. plan.Sites.AsParallel().AsOrdered().Select((site, i) => new PortalSite(site, plan.Seed + (ulong)i, addresses[i]))];
        portal.Forbidden = new ForbiddenHost(addresses[^2].Port, addresses[^1].Port);
        foreach (var site in portal.Sites)
            portal._sitesByPort.Add(site.Root.Port, site);
        portal._names = portal.Sites.ToDictionary(site => site.Root.Port, site => site.Name);
        return portal;
    }

    public PortalSite Site(string name) => Sites.Single(site => site.Name == name);

    public async ValueTask DisposeAsync()
    {
        // Stalled answers wait for their clients: there is nothing to finish for them.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private void Logged(ListenOptions listener) => listener.Use(next => connection =>
    {
        var local = (IPEndPoint)connection.LocalEndPoint!;
        Log.Add(new ConnectionEntry(DateTimeOffset.UtcNow, _names.GetValueOrDefault(local.Port, ForbiddenName), local.ToString()));
        return next(connection);
    });

    private async Task Answer(HttpContext context)
    {
        var number = Log.NextNumber();
        var request = context.Request;
        var address = request.Path.ToUriComponent() + request.QueryString.ToUriComponent();
        var site = _sitesByPort.GetValueOrDefault(context.Connection.LocalPort);
        var answer = ForbiddenHost.Answer;
        Fault? fault = null;
        var status = 0;
        try
        {
            if (site is not null)
            {
                answer = site.AnswerTo(await Read(request, address));
                fault = site.Faults.Take(address, answer.Kind);
            }

            await (fault is null ? AnswerWriter.Write(context, answer) : fault.Send(context, answer));
            status = context.Response.StatusCode;
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Log.Add(e);
            throw;
        }
        finally
        {
            Log.Add(new RequestEntry
            {
                Number = number,
                At = DateTimeOffset.UtcNow,
                Site = site?.Name ?? ForbiddenName,
                Method = request.Method,
                Address = address,
                Host = request.Host.Value ?? "",
                Kind = answer.Kind,
                Conditional = request.Headers.IfNoneMatch.Count > 0 || request.Headers.IfModifiedSince.Count > 0,
                Range = request.Headers.Range.Count > 0 ? request.Headers.Range.ToString() : null,
                UserAgent = request.Headers.UserAgent.ToString(),
                Status = status,
                Fault = fault?.Name,
            });
        }
    }

    private static async Task<Asked> Read(HttpRequest request, string address)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync())
                values[name] = value.ToString();
        }

        return new Asked(request.Path.ToUriComponent(), address, values);
    }
}
