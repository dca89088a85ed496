// SPDX-License-Identifier: Apache-2.0
// The proof of each file the house keeps, for who may read it: of a letter, of what came with it, of an item of a dossier,
// of a digital copy, of what came along in a package.
#pragma once

#include <filesystem>
#include <functional>

#include "archive/came.h"
#include "archive/keeping.h"
#include "core/auth/actor.h"
#include "core/blob/store.h"
#include "depot/copies.h"
#include "incoming/enclosures.h"
#include "incoming/incoming.h"
#include "integrity/service/trees.h"
#include "letters/letters.h"
#include "signing/levels.h"

namespace integrity {

// Each gives nullptr in a house without that room.
struct Neighbours {
    std::function<incoming::Inbox*()> inbox;
    std::function<incoming::Enclosures*()> enclosures;
    std::function<archive::Holdings*()> holdings;
    std::function<depot::DigitalCopies*()> copies;
    std::function<archive::Came*()> came;
};

class Proofs {
  public:
    Proofs(core::db::Db& db, core::blob::Store& blobs, Trees& trees, letters::Letters& letters, signing::Levels& levels,
           Neighbours neighbours)
        : db_(db), blobs_(blobs), trees_(trees), letters_(letters), levels_(levels), neighbours_(std::move(neighbours)) {}

    struct File {
        Trees::Proof proof;
        std::string name;      // "000.1.5-12-SETDA.ers"
        core::Digest bytes;    // what it proves
        bool newest = true;    // false: the file as it was signed, for what grew from it is in no stamped tree yet
    };
    // Of "letter:<id>", "incoming:<id>", "attachment:<incoming id>:<place>", "item:<dossier>:<number>" (behind the gates of
    // dossier and letter), "copy:<id>" or "came:<dossier>:<digest>" (while what it came with
    // stands in that dossier), of its newest file that is in a stamped tree. Nothing for
    // what the actor may not read, has no such file, or is none of these.
    std::optional<File> of(const core::Context& ctx, std::string_view subject);
    // The very bytes that are proved. `read`: somebody has them before him, which of what is secret is noted.
    struct Proved {
        std::filesystem::path path;
        std::string name;
        core::Digest bytes;
        bool secret = false;
    };
    std::optional<Proved> file(const core::Context& ctx, std::string_view subject, bool read);

    // What vouches for it, as pages tell it; none where `of` gives nothing.
    struct Told {
        std::vector<ers::Stamp> stamps;
        bool newest = true;
    };
    Told told(const core::Context& ctx, std::string_view subject);
    // Of what came with the letter "incoming:<id>" and is proved: by what name, and its subject.
    std::vector<std::pair<std::string, std::string>> enclosed(const core::Context& ctx, std::string_view subject);

  private:
    struct Record {
        core::Digest newest, first;   // alike where nothing grew from it
        std::string number;
        std::string ending;
        std::string secret;           // by what name reading it is noted; "" = it is not secret
    };
    std::optional<Record> record(core::db::Tx& tx, const core::Context& ctx, std::string_view subject);
    std::optional<Record> letter(core::db::Tx& tx, const core::Context& ctx, std::string_view id);
    std::optional<Record> received(core::db::Tx& tx, const core::Context& ctx, std::string_view id);
    std::optional<Record> attachment(core::db::Tx& tx, const core::Context& ctx, std::string_view place);
    std::optional<Record> item(core::db::Tx& tx, const core::Context& ctx, std::string_view place);
    std::optional<Record> copy(core::db::Tx& tx, const core::Context& ctx, std::string_view id);
    std::optional<Record> along(core::db::Tx& tx, const core::Context& ctx, std::string_view place);
    // Of the two the newest that is proved.
    std::optional<core::Digest> proved(core::db::Tx& tx, const Record& record);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    Trees& trees_;
    letters::Letters& letters_;
    signing::Levels& levels_;
    Neighbours neighbours_;
};

}  // namespace integrity
