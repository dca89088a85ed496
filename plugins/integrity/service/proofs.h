// SPDX-License-Identifier: Apache-2.0
// The proof of a letter's file, for who may read the letter, and of an item of a dossier.
#pragma once

#include <functional>

#include "archive/keeping.h"
#include "core/auth/actor.h"
#include "incoming/incoming.h"
#include "integrity/service/trees.h"
#include "letters/letters.h"
#include "signing/levels.h"

namespace integrity {

class Proofs {
  public:
    // `inbox` gives nullptr in a house without incoming letters.
    Proofs(core::db::Db& db, Trees& trees, letters::Letters& letters, signing::Levels& levels,
           std::function<incoming::Inbox*()> inbox, std::function<archive::Holdings*()> holdings)
        : db_(db), trees_(trees), letters_(letters), levels_(levels), inbox_(std::move(inbox)),
          holdings_(std::move(holdings)) {}

    struct File {
        Trees::Proof proof;
        std::string name;   // "000.1.5-12-SETDA.ers"
    };
    // Of "letter:<id>", "incoming:<id>" or "item:<dossier>:<number>" (behind the gates of dossier and letter), its newest file, as pages hand it out. Nothing for what the actor may not
    // read, has no file yet, or is none of these, and for a file in no stamped tree yet.
    std::optional<File> of(const core::Context& ctx, std::string_view subject);
    // What vouches for it, as pages tell it; none where `of` gives nothing.
    std::vector<ers::Stamp> stamps(const core::Context& ctx, std::string_view subject);

  private:
    struct Record {
        core::Digest bytes;
        std::string number;
    };
    std::optional<Record> record(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);
    std::optional<Record> item(core::db::Tx& tx, const core::Context& ctx, std::string_view place);

    core::db::Db& db_;
    Trees& trees_;
    letters::Letters& letters_;
    signing::Levels& levels_;
    std::function<incoming::Inbox*()> inbox_;
    std::function<archive::Holdings*()> holdings_;
};

}  // namespace integrity
