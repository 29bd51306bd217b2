using System.Text;
using Microsoft.AspNetCore.Http;
using PerfEval.Portal.Kinds;

namespace PerfEval.Portal.Faults;

/// <summary>Pages that stand in the way of what was asked for.</summary>
public static class ChallengeFaults
{
    /// <summary>200 with a page that says the page is missing.</summary>
    public static Fault SoftNotFound { get; } = Page(
        "soft 404", 200, "页面不存在", "<div class=\"error\"><h2>404</h2><p>抱歉，您访问的页面不存在或已被删除。</p><a href=\"/\">返回首页</a></div>\n");

    /// <summary>200 with a form for name and password.</summary>
    public static Fault Login { get; } = Page(
        "login page", 200, "统一身份认证",
        "<form action=\"/login\" method=\"post\"><p>用户登录</p><input name=\"username\"><input type=\"password\" name=\"password\"><input type=\"submit\" "
        + "value=\"登录\"></form>\n");

    /// <summary>Picture to be typed off.</summary>
    public static Fault Captcha { get; } = Page(
        "captcha", 200, "安全验证", "<form action=\"/verify\"><p>访问过于频繁，请输入验证码后继续访问</p><img src=\"/captcha.jpg\" alt=\"验证码\"><input name=\"captcha\"></form>\n");

    /// <summary>加速乐: 521 with a script that sets a cookie and loads the page again.</summary>
    public static Fault CookieScript521 { get; } = new("521 cookie script", (context, answer) =>
    {
        context.Response.Headers.SetCookie = "__jsluid_h=0123456789abcdef0123456789abcdef; max-age=31536000; path=/; HttpOnly";
        return Send(
            context, answer, 521,
            "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance')+'=1.5|0|abc;path=/';location.href=location.pathname+location.search</script>");
    });

    /// <summary>瑞数: 412 with an obfuscated script.</summary>
    public static Fault Script412 { get; } = new("412 script", (context, answer) => Send(context, answer, 412, ObfuscatedPage));

    /// <summary>瑞数: 202 with an obfuscated script.</summary>
    public static Fault Script202 { get; } = new("202 script", (context, answer) => Send(context, answer, 202, ObfuscatedPage));

    /// <summary>A firewall's page with status 405.</summary>
    public static Fault Firewall { get; } = Page("firewall page", 405, "访问被拦截", "<p>您的请求疑似攻击行为，已被安全防护系统拦截。</p>\n");

    /// <summary>200, and nothing but a script that would fetch everything.</summary>
    public static Fault ScriptOnly { get; } = Page("content by script only", 200, "加载中", "<div id=\"app\"></div><script src=\"/static/js/app.js\"></script>\n");

    private const string ObfuscatedPage =
        "<!DOCTYPE html><html><head><meta id=\"9DhefwqGPrzGxEp9hPaoag\" "
        + "content=\"x\"><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=12345;$_ts.cd=\"qtxsrAa\";</script></head><body></body></html>";

    private static Fault Page(string name, int status, string title, string body) =>
        new(name, (context, answer) => Send(context, answer, status, SiteFrame.Page(title, "utf-8", "", body)));

    private static Task Send(HttpContext context, Answer answer, int status, string text) => AnswerWriter.Write(
        context,
        answer with
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(text),
            ContentType = "text/html; charset=utf-8",
            ETag = null,
            ModifiedAt = null,
            FileName = null
        });
}
