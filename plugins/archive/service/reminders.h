// SPDX-License-Identifier: Apache-2.0
// Inactive records are appraised at least every six months (DPR RI, Buku Penyelenggaraan Kearsipan, p. 41): archivists are
// reminded at a rhythm of the office of all that waits, for transfer or for its fate, however late it came to wait.
#pragma once

#include "archive/service/subjects.h"
#include "archive/store/reminder_store.h"
#include "core/words/words.h"
#include "notify/notices.h"

namespace archive {

class Reminders final : public notify::Subjects {
  public:
    struct Rhythm {
        int months = 0;
        std::optional<core::Date> last;
        core::Date next;   // or the night after it
    };

    // `months` from one to the next; 0: nobody is reminded.
    Reminders(core::db::Db& db, archive::Subjects& subjects, notify::Notices& notices, const core::words::Words& words, int months)
        : db_(db), subjects_(subjects), notices_(notices), words_(words), months_(months) {}

    void begin();   // at start
    // How many that had come due that day the actor may know of and still wait; nothing where that is none.
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor, std::string_view object) override;
    // Each archivist once a period, however often it is asked; who has nothing to do is told nothing.
    void tell(const core::Context& ctx);
    std::optional<Rhythm> rhythm(const core::Context& ctx);

  private:
    core::db::Db& db_;
    archive::Subjects& subjects_;
    notify::Notices& notices_;
    const core::words::Words& words_;
    int months_;
};

}  // namespace archive
