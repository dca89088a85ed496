// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "style/service/delegated_kinds.h"
#include "style/service/emblems.h"
#include "style/service/preview.h"
#include "style/service/workshop.h"

namespace style {

struct Services {
    Services(Joined parts, std::filesystem::path cache)
        : joined(std::move(parts)), preview(joined, shelf, core::pdf::Pictures(std::move(cache))) {}

    Joined joined;
    Shelf shelf{joined};
    DelegatedKinds delegated{shelf};
    Workshop workshop{joined, shelf};
    Preview preview;
    Emblems emblems{joined};
};

}  // namespace style
