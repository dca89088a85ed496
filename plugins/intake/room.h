// SPDX-License-Identifier: Apache-2.0
// What the room's pages and API stand on: its services, the ways in, the templates and the words.
#pragma once

#include "core/page/page.h"
#include "core/words/words.h"
#include "intake/service/services.h"
#include "intake/ways/folders.h"
#include "intake/ways/post.h"

namespace intake {

struct Room {
    Room(Parts parts, bool scan_needed, const core::page::Book& book, const core::words::Words& catalogs)
        : services(std::move(parts), scan_needed), pages(book), words(catalogs) {}

    Services services;
    const core::page::Book& pages;
    const core::words::Words& words;
};

}  // namespace intake
