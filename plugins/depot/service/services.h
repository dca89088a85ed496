// SPDX-License-Identifier: Apache-2.0
// The services of this room together.
#pragma once

#include "depot/service/around.h"
#include "depot/service/copies.h"
#include "depot/service/guarding.h"
#include "depot/service/places.h"
#include "depot/service/reading_room.h"
#include "depot/service/record.h"
#include "depot/service/scans.h"
#include "depot/service/sealing.h"
#include "depot/service/today.h"
#include "depot/service/told_places.h"

namespace depot {

struct Services {
    explicit Services(Parts made) : parts(std::move(made)) {}
    Services(const Services&) = delete;

    Parts parts;
    Holds holds{parts};
    Loans loans{parts};
    Around around{loans, holds};
    Places places{parts, loans};
    Told told{parts, places};
    Scans scans{parts};
    Copies copies{parts, scans};
    Sealing sealing{parts};
    Record record{parts, holds};
    Requests requests{parts, loans};
    ReadingRoom reading{parts, loans};
    Today today{holds, loans, places, scans, requests, reading};
    Guarding guarding{parts, holds};
    Telling telling{parts, holds, loans, requests};
};

}  // namespace depot
