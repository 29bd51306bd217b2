namespace PerfEval.Ingest.Packing;

/// <summary>What a 7z directory says of the packed bytes and of how they are unpacked.</summary>
internal sealed class SevenZipStreams
{
    /// <summary>Beyond the archive's start.</summary>
    public long PackedAt { get; private set; }

    public List<long> PackedBytes { get; } = [];

    public List<SevenZipFolder> Folders { get; } = [];

    /// <exception cref="InvalidDataException">It makes no sense, or keeps its parts elsewhere, which no packer does.</exception>
    public static SevenZipStreams Read(ref SevenZipNumbers reader)
    {
        var streams = new SevenZipStreams();
        while (true)
        {
            switch (reader.Number())
            {
                case SevenZipNumbers.End:
                    return streams;
                case SevenZipNumbers.PackInfo:
                    streams.ReadPacked(ref reader);
                    break;
                case SevenZipNumbers.UnpackInfo:
                    streams.ReadFolders(ref reader);
                    break;
                case SevenZipNumbers.SubStreams:
                    streams.ReadFiles(ref reader);
                    break;
                default:
                    throw new InvalidDataException("streams");
            }
        }
    }

    private static void WaitFor(ref SevenZipNumbers reader, ulong kind)
    {
        for (ulong found; (found = reader.Number()) != kind; reader.Skip())
        {
            if (found == SevenZipNumbers.End)
            {
                throw new InvalidDataException("end");
            }
        }
    }

    private void ReadPacked(ref SevenZipNumbers reader)
    {
        PackedAt = reader.Long();
        var count = reader.Count();
        WaitFor(ref reader, SevenZipNumbers.Size);
        for (var i = 0; i < count; i++)
        {
            PackedBytes.Add(reader.Long());
        }

        for (ulong kind; (kind = reader.Number()) != SevenZipNumbers.End;)
        {
            if (kind == SevenZipNumbers.Checksum)
            {
                reader.Checksums(count);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadFolders(ref SevenZipNumbers reader)
    {
        WaitFor(ref reader, SevenZipNumbers.Folder);
        var count = reader.Count();
        if (reader.Byte() != 0)
        {
            throw new InvalidDataException("external");
        }

        for (var i = 0; i < count; i++)
        {
            Folders.Add(ReadFolder(ref reader));
        }

        WaitFor(ref reader, SevenZipNumbers.UnpackSize);
        foreach (var folder in Folders)
        {
            for (var i = 0; i < folder.Outputs; i++)
            {
                folder.UnpackedBytes = Math.Max(folder.UnpackedBytes, reader.Long());
            }
        }

        for (ulong kind; (kind = reader.Number()) != SevenZipNumbers.End;)
        {
            if (kind != SevenZipNumbers.Checksum)
            {
                reader.Skip();
                continue;
            }

            var has = reader.Checksums(count);
            for (var i = 0; i < count; i++)
            {
                Folders[i].HasChecksum = has[i];
            }
        }
    }

    private static SevenZipFolder ReadFolder(ref SevenZipNumbers reader)
    {
        var folder = new SevenZipFolder();
        var inputs = 0;
        for (var coders = reader.Count(); coders > 0; coders--)
        {
            var kind = reader.Byte();
            var method = 0UL;
            foreach (var value in reader.Bytes(kind & 0xF))
            {
                method = (method << 8) | value;
            }

            inputs += (kind & 0x10) != 0 ? reader.Count() : 1;
            folder.Outputs += (kind & 0x10) != 0 ? reader.Count() : 1;
            folder.Coders.Add((method, (kind & 0x20) != 0 ? reader.Bytes(reader.Count()).ToArray() : []));
        }

        // Which result goes into which coder, and which packed bytes.
        var pairs = folder.Outputs - 1;
        var packed = inputs - pairs;
        if (folder.Coders.Count == 0 || pairs < 0 || packed < 1 || pairs > reader.Left || packed > reader.Left)
        {
            throw new InvalidDataException("coders");
        }

        for (var i = (2 * pairs) + (packed == 1 ? 0 : packed); i > 0; i--)
        {
            reader.Number();
        }

        return folder;
    }

    private void ReadFiles(ref SevenZipNumbers reader)
    {
        var kind = reader.Number();
        for (; kind is not (SevenZipNumbers.End or SevenZipNumbers.Size or SevenZipNumbers.Checksum); kind = reader.Number())
        {
            if (kind != SevenZipNumbers.StreamsInFolder)
            {
                reader.Skip();
                continue;
            }

            foreach (var folder in Folders)
            {
                folder.Files = reader.Count();
            }
        }

        // The last file's size is what the others leave.
        if (kind == SevenZipNumbers.Size)
        {
            for (var sizes = Folders.Sum(folder => Math.Max(0L, folder.Files - 1)); sizes > 0; sizes--)
            {
                reader.Long();
            }

            kind = reader.Number();
        }

        for (; kind != SevenZipNumbers.End; kind = reader.Number())
        {
            if (kind != SevenZipNumbers.Checksum)
            {
                reader.Skip();
                continue;
            }

            var files = Folders.Where(folder => folder.Files != 1 || !folder.HasChecksum).Sum(folder => (long)folder.Files);
            reader.Checksums(files <= reader.Left ? (int)files : throw new InvalidDataException("checksums"));
        }
    }
}
