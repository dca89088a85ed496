// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "notify/service/deliver.h"
#include "notify/service/inbox.h"
#include "notify/service/mailing.h"
#include "notify/service/post.h"
#include "notify/service/prefer.h"
#include "notify/service/watch.h"

namespace notify {

struct Services {
    explicit Services(Parts joined) : parts(std::move(joined)) {}

    Parts parts;
    Post post{parts};
    Mailing mailing{parts};
    Inbox inbox{parts};
    Prefer prefer{parts};
    Deliver deliver{parts};
    Watch watch{parts};
};

}  // namespace notify
