// SPDX-License-Identifier: Apache-2.0
// A letter on paper while it is being written or corrected, before it is saved. Nothing of it is stored: the newest
// sheets wait in memory until the writer's browser has fetched their pictures.
#pragma once

#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "letters/service/draft.h"

namespace letters {

class Proof {
  public:
    Proof(Parts& parts, Draft& draft) : parts_(parts), draft_(draft) {}

    struct Sheets {
        std::string key;                    // the same content has the same key
        core::Bytes bytes;                  // PDF, marked as a draft
        int pages = 0;
        std::vector<core::Fault> lacking;   // what must be there before the letter may go up
    };
    // Throws Error(invalid, "letters.error.unprintable") naming the field that cannot be printed: a
    // character no letter font has, a table too wide; and as saving does, but for the version. Of a letter
    // on its way the circuit stays what it is.
    Sheets make(const core::Context& ctx, LetterId id, Content content);

    // What make() has shown the same person lately. Throw Error(not_found, "letters.error.proof").
    core::Bytes pdf(const core::Context& ctx, LetterId id, std::string_view key);
    // PNG; pages count from 1. Throws Error(not_found, "letters.error.page") too.
    core::Bytes picture(const core::Context& ctx, LetterId id, std::string_view key, int page);

  private:
    struct Kept {
        std::string key;
        LetterId letter;
        core::PersonId person;
        core::Bytes bytes;
        int pages = 0;
    };
    void keep(Kept kept);
    Kept kept(const core::Context& ctx, LetterId id, std::string_view key);

    Parts& parts_;
    Draft& draft_;
    std::mutex guard_;
    std::list<Kept> kept_;   // newest first
};

}  // namespace letters
