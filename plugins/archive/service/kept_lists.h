// SPDX-License-Identifier: Apache-2.0
// Official lists kept as they stand: number, day, who made it and a digest; printed again they ask nothing anew. Who may
// not know of one of its dossiers by then does not open it.
#pragma once

#include "archive/service/lists.h"
#include "archive/store/list_store.h"
#include "core/table/signed.h"
#include "core/words/words.h"
#include "letters/drafts.h"

namespace archive {

struct KeptList {
    KeptHead head;
    core::table::Sheet sheet;      // in Indonesian, with its number and digest
    core::table::Signed signs;
    std::vector<DossierId> secret;  // whose reading is kept
};

// Of a guarded list: the letter it was reported with.
struct Reported {
    std::string number;
    core::Date on{};
};

constexpr int most_kept = 3'000;          // rows, as on paper

class KeptLists {
  public:
    KeptLists(core::db::Db& db, Lists& lists, Cabinet& cabinet, Subjects& subjects, letters::Drafts& drafts,
              const core::words::Words& words)
        : db_(db), lists_(lists), cabinet_(cabinet), subjects_(subjects), drafts_(drafts), words_(words) {}

    // All of the wish, as one moment had it. Throws Error(conflict) of an empty list, of one longer than most_kept, and where
    // a dossier on it went meanwhile. Dossiers of a guarded list that is reported are marked so.
    ListId keep(const core::Context& ctx, ListWish wish, const std::optional<Reported>& reported);
    // Newest first; one more than `limit` where there are more.
    std::vector<KeptHead> all(const core::Context& ctx, const std::optional<ListId>& after, int limit);
    KeptList one(const core::Context& ctx, ListId id);   // throws Error(not_found), Error(conflict) of one that was changed

    // Of each secret dossier on it it is kept that the actor has it before him; true where one is.
    bool note_reading(const core::Context& ctx, const KeptList& kept, std::string_view what) {
        return cabinet_.note_listed(ctx, kept.secret, what);
    }

    // A draft of a letter with the list as its annex, of the class of the highest dossier on it by now: to ANRI of a
    // guarded list, inside the house of any other.
    letters::LetterId draft(const core::Context& ctx, ListId id);

  private:
    KeptList kept(core::db::Tx& tx, const core::Context& ctx, ListId id);
    // All that was listed is there and in sight still.
    void ensure_stand(core::db::Tx& tx, const core::Context& ctx, const Listed& listed);

    core::db::Db& db_;
    Lists& lists_;
    Cabinet& cabinet_;
    Subjects& subjects_;
    letters::Drafts& drafts_;
    const core::words::Words& words_;
};

}  // namespace archive
