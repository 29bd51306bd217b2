namespace PerfEval.Ingest.Tests.Packing;

internal enum RarFault
{
    None,
    Checksum,
    Password,
    Link,
    Split,
}
