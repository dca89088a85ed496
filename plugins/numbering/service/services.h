// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "numbering/service/administer.h"
#include "numbering/service/books.h"
#include "numbering/service/check.h"
#include "numbering/service/insert.h"
#include "numbering/service/reserve.h"
#include "numbering/service/take.h"

namespace numbering {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Counter counter{parts};
    Take take{parts, counter};
    Reserve reserve{parts, counter, take};
    Insert insert{parts, counter};
    Books books{parts};
    Administer administer{parts, counter};
    Check check{parts};
};

}  // namespace numbering
