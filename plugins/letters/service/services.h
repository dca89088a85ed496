// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "letters/service/correct.h"
#include "letters/service/desk.h"
#include "letters/service/dispatch.h"
#include "letters/service/draft.h"
#include "letters/service/history.h"
#include "letters/service/number.h"
#include "letters/service/paper.h"
#include "letters/service/submit.h"
#include "letters/service/writing.h"

namespace letters {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Draft draft{parts};
    Submit submit{parts, draft};
    Correct correct{parts, draft};
    History history{parts};
    Writing writing{parts};
    Paper paper{parts};
    Number number{parts, paper};
    Dispatch dispatch{parts};
    Desk desk{parts};
};

}  // namespace letters
