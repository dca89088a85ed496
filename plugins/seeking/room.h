// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the templates and the words.
#pragma once

#include "core/page/page.h"
#include "core/words/words.h"
#include "seeking/service/exporting.h"
#include "seeking/service/opened.h"
#include "seeking/service/saved.h"

namespace seeking {

struct Room {
    Room(Parts on, const core::page::Book& book, const core::words::Words& said)
        : parts(on), pages(book), words(said) {}

    Parts parts;
    const core::page::Book& pages;
    const core::words::Words& words;
    SavedSearches saved{parts};
    Opened opened{parts};
    Exporting exporting{parts};
};

}  // namespace seeking
