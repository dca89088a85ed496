// SPDX-License-Identifier: Apache-2.0
// What an execution leaves to be done: lines in their turn, files to destroy, letters to tell the act of.
#pragma once

#include "disposal/domain/proposal.h"

namespace disposal {

class RunningStore {
  public:
    // All lines that stand, at once.
    void queue(core::db::Tx& tx, ProposalId id);
    std::optional<int> next_line(core::db::Tx& tx, ProposalId id);
    // False when another worker has taken it: then nothing of this unit may stand.
    bool take(core::db::Tx& tx, ProposalId id, int line, Outcome outcome, const core::Json& why);

    void gone(core::db::Tx& tx, ProposalId id, archive::DossierId dossier, std::string_view subject);
    std::vector<std::string> gone_with(core::db::Tx& tx, ProposalId id, archive::DossierId dossier);
    void freed(core::db::Tx& tx, ProposalId id, const core::Digest& bytes);
    std::vector<core::Digest> all_freed(core::db::Tx& tx, ProposalId id);
    void drop_freed(core::db::Tx& tx, ProposalId id, const core::Digest& bytes);

    // `records`: the unit that counts, and those that ended in it, whose numbers it goes on from; `above`: what
    // else is given there.
    std::int64_t definitive(core::db::Tx& tx, const std::vector<core::UnitId>& records, archive::DossierId dossier,
                            std::int64_t above = 0);
    // Numbers the archive was not told yet.
    std::vector<std::pair<archive::DossierId, std::int64_t>> untold(core::db::Tx& tx, int most);
    void told(core::db::Tx& tx, archive::DossierId dossier);
};

}  // namespace disposal
