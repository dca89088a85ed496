// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "incoming/service/agenda.h"
#include "incoming/service/answer.h"
#include "incoming/service/attaching.h"
#include "incoming/service/awaited.h"
#include "incoming/service/books.h"
#include "incoming/service/correcting.h"
#include "incoming/service/desk.h"
#include "incoming/service/dispose.h"
#include "incoming/service/elsewhere.h"
#include "incoming/service/forget.h"
#include "incoming/service/keeping.h"
#include "incoming/service/printed_forms.h"
#include "incoming/service/receipt_post.h"
#include "incoming/service/receive.h"
#include "incoming/service/reclassify.h"
#include "incoming/service/registry.h"
#include "incoming/service/rules.h"
#include "incoming/service/sorting.h"
#include "incoming/service/telling.h"
#include "incoming/service/undoing.h"

namespace incoming {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Receive receive{parts};
    Registry registry{parts};
    Dispose dispose{parts};
    Desk desk{parts};
    Answer answer{parts};
    Agenda agenda{parts};
    Attaching attaching{parts};
    Awaited awaited{parts};
    Books books{parts};
    Correcting correcting{parts};
    Elsewhere elsewhere{parts};
    Keeping keeping{parts};
    PrintedForms printed_forms{parts};
    ReceiptPost receipt_post{parts, printed_forms};
    Reclassify reclassify{parts};
    Rules rules{parts};
    Telling telling{parts};
    Sorting sorting{parts};
    Undoing undoing{parts};
    Forget forget{parts, registry};
};

}  // namespace incoming
