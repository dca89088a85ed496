// SPDX-License-Identifier: Apache-2.0
// What a newer edition of the schedule says otherwise than what is applied to closed dossiers: seen beforehand,
// dossier by dossier; nothing is shortened unless somebody adopts it with a reason (archive.md I15).
#pragma once

#include "archive/service/cabinet.h"
#include "classification/drafts.h"

namespace archive {

// The first that holds, the gravest first.
// reused: its code means another matter in the newer scheme, and nobody told what became of it. undecided: the row of its
// code waits for a decision.
enum class Change { reused, undecided, gone, fate, trigger, shorter, longer, exception, other };
constexpr std::array all_changes{Change::reused,  Change::undecided, Change::gone,   Change::fate,      Change::trigger,
                                 Change::shorter, Change::longer,    Change::exception, Change::other};
std::string_view name(Change change);
// Nothing where the newer one says the same.
std::optional<Change> change_of(const std::optional<Rule>& applied, const std::optional<Rule>& found);

struct Differing {
    Dossier dossier;
    std::optional<Rule> found;
    Change change = Change::other;
    std::optional<store::Wound> was, would;   // the clock as kept, and by the newer rule
    bool by_itself = false;                   // the nightly job adopts it: it keeps at least as long
};

struct Differences {
    std::string edition;          // the draft asked about; "" = the schedule in force
    std::int64_t closed = 0;      // dossiers that were compared: all in sight, counted by code and rule
    std::vector<std::pair<Change, std::int64_t>> counts;
    std::vector<Differing> all;   // at most `most_differing`
    bool more = false;
};
constexpr std::size_t most_differing = 300;

class Changes {
  public:
    Changes(core::db::Db& db, Cabinet& cabinet, Subjects& subjects, classification::Drafts& drafts)
        : db_(db), cabinet_(cabinet), subjects_(subjects), drafts_(drafts) {}
    // `edition`: what would move if that one were in force; "" = by the one that is. At most `most` of them.
    Differences list(const core::Context& ctx, std::string_view edition = {}, std::size_t most = most_differing);
    // Each night: the mark "not verified" is of the edition a rule stands in, also of one compared after it was replaced.
    void settle_marks();

  private:
    void tell_clocks(core::db::Tx& tx, const core::Context& ctx, std::vector<Differing>& all);

    core::db::Db& db_;
    Cabinet& cabinet_;
    Subjects& subjects_;
    classification::Drafts& drafts_;
};

}  // namespace archive
