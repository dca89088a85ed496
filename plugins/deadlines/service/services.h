// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "deadlines/service/beating.h"
#include "deadlines/service/desk.h"
#include "deadlines/service/keepers.h"
#include "deadlines/service/keeping.h"
#include "deadlines/service/outages.h"
#include "deadlines/service/overview.h"
#include "deadlines/service/telling.h"
#include "deadlines/service/ticking.h"

namespace deadlines {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Keeping keeping{parts};
    Ticking ticking{parts};
    Beating beating{parts};
    Desk desk{parts};
    Keepers keepers{parts};
    Outages outages{parts};
    Overview overview{parts};
    Telling telling{parts};
};

}  // namespace deadlines
