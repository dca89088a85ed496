// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "intake/service/papers.h"
#include "intake/service/receiving.h"
#include "intake/service/texts.h"
#include "intake/service/tray.h"
#include "intake/service/work.h"

namespace intake {

struct Services {
    explicit Services(Parts joined, bool scan_needed = true) : parts(std::move(joined)), work{parts, scan_needed} {}

    Parts parts;
    Receiving receiving{parts};
    TrayDesk tray{parts};
    TrayPapers papers{parts};
    Texts texts{parts};
    Work work;
};

}  // namespace intake
