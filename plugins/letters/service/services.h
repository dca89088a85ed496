// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "letters/service/awaited.h"
#include "letters/service/booked.h"
#include "letters/service/correct.h"
#include "letters/service/courier.h"
#include "letters/service/desk.h"
#include "letters/service/dispatch.h"
#include "letters/service/draft.h"
#include "letters/service/forget.h"
#include "letters/service/history.h"
#include "letters/service/mandates.h"
#include "letters/service/ink.h"
#include "letters/service/number.h"
#include "letters/service/paper.h"
#include "letters/service/profile_marks.h"
#include "letters/service/proof.h"
#include "letters/service/readings.h"
#include "letters/service/reclassify.h"
#include "letters/service/registers.h"
#include "letters/service/rules.h"
#include "letters/service/staff.h"
#include "letters/service/relate.h"
#include "letters/service/submit.h"
#include "letters/service/telling.h"
#include "letters/service/upload.h"
#include "letters/service/writing.h"

namespace letters {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Draft draft{parts};
    Submit submit{parts, draft};
    Mandates mandates{parts, submit};
    Correct correct{parts, draft};
    Reclassify reclassify{parts};
    Readings readings{parts};
    Upload upload{parts, draft, correct};
    History history{parts};
    Writing writing{parts};
    Paper paper{parts};
    Booked booked{parts};
    Proof proof{parts, draft};
    Staff staff{parts};
    Number number{parts, paper};
    Ink ink{parts, number};
    Dispatch dispatch{parts};
    Courier courier{parts};
    Desk desk{parts};
    Registers registers{parts};
    Relate relate{parts, draft};
    ProfileMarks marks{parts};
    Awaited awaited{parts};
    Rules rules{parts};
    Telling telling{parts};
    Forget forget{parts};
};

}  // namespace letters
