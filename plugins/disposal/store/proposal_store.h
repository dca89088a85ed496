// SPDX-License-Identifier: Apache-2.0
// Proposals and all that hangs on them.
#pragma once

#include "disposal/domain/proposal.h"

namespace disposal {

// Whose proposals somebody looks at; the services say what he may.
struct Sight {
    bool all = false;
    std::vector<core::UnitId> units;                 // of the unit or its records unit
    std::optional<core::PositionId> position;        // where it is a member
};

struct Wish {
    std::optional<Kind> kind;
    std::optional<State> state;
    bool open = false;
    bool unreported = false;                         // finished destructions without a report
    std::string after;                               // id of the last one shown
    int limit = 25;
};

struct Heading {                                     // of a list
    Proposal proposal;
    std::int64_t lines = 0;
    bool unreported = false;
    std::vector<std::string> awaited{};              // names of positions it waits for; the service fills it in
};

class ProposalStore {
  public:
    void insert(core::db::Tx& tx, Proposal& proposal);   // takes its number
    // Throws Error(conflict, "disposal.error.changed") when somebody changed it meanwhile.
    void save(core::db::Tx& tx, Proposal& proposal);
    std::optional<Proposal> find(core::db::Tx& tx, ProposalId id);
    std::vector<Heading> list(core::db::Tx& tx, const Sight& sight, const Wish& wish);   // newest first
    std::vector<Proposal> removals(core::db::Tx& tx, ProposalId handover);   // of its copies, the oldest first
    std::int64_t count(core::db::Tx& tx, const Sight& sight, const std::vector<State>& states);
    // Finished destructions of these records units without a report that counts.
    std::int64_t unreported(core::db::Tx& tx, const std::vector<core::UnitId>& records);

    void insert(core::db::Tx& tx, ProposalId id, const Line& line);
    void save(core::db::Tx& tx, ProposalId id, const Line& line);
    std::vector<Line> lines(core::db::Tx& tx, ProposalId id);
    std::optional<Line> line(core::db::Tx& tx, ProposalId id, int number);
    // Lines of finished or running disposals, the last first.
    std::vector<std::pair<Proposal, Line>> of_dossier(core::db::Tx& tx, archive::DossierId dossier);

    void put(core::db::Tx& tx, ProposalId id, const Member& member);
    std::vector<Member> members(core::db::Tx& tx, ProposalId id);
    void put(core::db::Tx& tx, ProposalId id, const Assent& assent);
    std::vector<Assent> assents(core::db::Tx& tx, ProposalId id);
    void drop_assents(core::db::Tx& tx, ProposalId id);
    void put(core::db::Tx& tx, ProposalId id, const Document& document);
    void take_off(core::db::Tx& tx, ProposalId id, Paper kind);
    std::vector<Document> papers(core::db::Tx& tx, ProposalId id);
    void add(core::db::Tx& tx, ProposalId id, const Step& step);
    std::vector<Step> steps(core::db::Tx& tx, ProposalId id);
    void put(core::db::Tx& tx, ProposalId id, Paper kind, const Begun& draft);   // instead of one before
    void put(core::db::Tx& tx, ProposalId id, const Evidence& filed);            // of one that is there the report
    std::optional<Evidence> evidence(core::db::Tx& tx, ProposalId id);
    std::optional<Begun> begun(core::db::Tx& tx, ProposalId id, Paper kind);

    // Is one of these a paper of some disposal.
    std::set<std::string, std::less<>> papers_among(core::db::Tx& tx, const std::vector<std::string>& subjects);
    bool keeps(core::db::Tx& tx, const core::Digest& bytes);
};

}  // namespace disposal
