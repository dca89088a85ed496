// SPDX-License-Identifier: Apache-2.0
// A new access classification: what it would close further is counted before it is put in force, and closed so by the night
// after (archive.md 1.6, I13). Nothing is opened by it: that takes two persons for each dossier.
#pragma once

#include "archive/service/cabinet.h"
#include "classification/drafts.h"

namespace archive {

// Dossiers of one class whose codes have one higher class.
struct Rising {
    AccessClass was = AccessClass::ordinary, now = AccessClass::ordinary;
    std::int64_t dossiers = 0;
    std::vector<std::string> codes;
};

struct Risings {
    std::string edition;         // its name; "" where none is in force
    std::int64_t compared = 0;   // dossiers
    std::vector<Rising> all;     // the highest class first
    std::vector<std::pair<Dossier, AccessClass>> dossiers;   // each with the class its code has; at most `most_rising`
    bool more = false;
};
constexpr std::size_t most_rising = 300;

class Rises {
  public:
    Rises(core::db::Db& db, Cabinet& cabinet, Subjects& subjects, classification::Drafts& drafts)
        : db_(db), cabinet_(cabinet), subjects_(subjects), drafts_(drafts) {}
    // What that edition would raise, or the one in force will, of what the actor may know of; at most `most` dossiers.
    // Throws Error(not_found) where it is none.
    Risings list(const core::Context& ctx, std::string_view edition = {}, std::size_t most = most_rising);
    // By the edition in force by a regulation; a draft that serves for the time being raises nothing that stands. Each in a
    // unit of its own: what a stop leaves follows the next night.
    void carry_out(const core::Context& ctx);

  private:
    void raise(const core::Context& ctx, const std::string& edition, const std::string& code, AccessClass access);

    core::db::Db& db_;
    Cabinet& cabinet_;
    Subjects& subjects_;
    classification::Drafts& drafts_;
};

}  // namespace archive
