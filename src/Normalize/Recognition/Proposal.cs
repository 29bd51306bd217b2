using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>An unknown label of a document with the field that it may name.</summary>
/// <param name="Field">Null where none is likely enough.</param>
/// <param name="Probability">Of the likeliest field, 0 to 1, also where it is too low to be proposed.</param>
/// <param name="Arithmetic">One of <see cref="Proposals.Arithmetic"/>.</param>
/// <param name="State">One of <see cref="ProposalState"/>.</param>
public sealed record Proposal(UnknownLabel Unknown, Field? Field, double Probability, string Arithmetic, string State);
