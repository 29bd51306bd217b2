namespace PerfEval.Ingest.Tests.Archives;

internal enum RarFault
{
    None,
    Checksum,
    Password,
    Link,
    Split,
}
