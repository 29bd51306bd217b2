namespace PerfEval.Worker.Tests;

/// <summary>What becomes of files on disks that fail, and of what people do to them.</summary>
internal static class Damage
{
    public const string Truncated = "truncated", Flipped = "flipped", Garbage = "garbage", Empty = "empty", Folder = "folder", Missing = "missing";

    public static readonly string[] Kinds = [Truncated, Flipped, Garbage, Empty, Folder, Missing];

    /// <param name="at">Of a flip: the first of 64 bytes.</param>
    public static void Do(string kind, string path, long at = 0)
    {
        switch (kind)
        {
            case Truncated:
                using (var file = File.OpenWrite(path))
                    file.SetLength(file.Length / 2);
                break;
            case Flipped:
                var bytes = File.ReadAllBytes(path);
                for (var i = at; i < Math.Min(at + 64, bytes.Length); i++)
                    bytes[i] ^= 0x55;
                File.WriteAllBytes(path, bytes);
                break;
            case Garbage:
                var noise = new byte[40_000];
                new Random(1).NextBytes(noise);
                File.WriteAllBytes(path, noise);
                break;
            case Empty:
                File.WriteAllBytes(path, []);
                break;
            case Folder:
                File.Delete(path);
                Directory.CreateDirectory(path);
                File.WriteAllText(Path.Combine(path, "x"), "x");
                break;
            case Missing:
                File.Delete(path);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such damage.");
        }
    }
}
