// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "letters/service/desk.h"
#include "letters/service/dispatch.h"
#include "letters/service/draft.h"
#include "letters/service/number.h"
#include "letters/service/paper.h"
#include "letters/service/relate.h"
#include "letters/service/submit.h"

namespace letters {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Draft draft{parts};
    Submit submit{parts, draft};
    Paper paper{parts};
    Number number{parts, paper};
    Dispatch dispatch{parts};
    Desk desk{parts};
    Relate relate{parts, draft};
};

}  // namespace letters
