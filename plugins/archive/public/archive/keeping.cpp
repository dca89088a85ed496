// SPDX-License-Identifier: Apache-2.0
// The dimensions as they are written in tables, addresses and the API.
#include "archive/keeping.h"

namespace archive {

std::string_view name(Life life) {
    switch (life) {
        case Life::active:
            return "active";
        case Life::inactive:
            return "inactive";
        case Life::archival:
            return "archival";
        case Life::destroyed:
            return "destroyed";
        case Life::handed_over:
            return "handed_over";
        case Life::annulled:
            return "annulled";
    }
    return "";
}

std::string_view name(Custody custody) {
    switch (custody) {
        case Custody::unit:
            return "unit";
        case Custody::transit:
            return "transit";
        case Custody::records_unit:
            return "records_unit";
        case Custody::institution:
            return "institution";
    }
    return "";
}

std::string word_of(const Hand& hand) {
    const bool outside = hand.custody == Custody::institution && hand.unit_name.empty();
    return "archive.custody." + std::string(outside ? "outside" : name(hand.custody));
}

std::string_view name(Process process) {
    switch (process) {
        case Process::none:
            return "none";
        case Process::transfer:
            return "transfer";
        case Process::destruction:
            return "destruction";
        case Process::handover:
            return "handover";
        case Process::review:
            return "review";
        case Process::removal:
            return "removal";
    }
    return "";
}

bool removes(const Kept& dossier, Deed deed) {
    return deed == Deed::remove || (deed == Deed::propose && dossier.process == Process::removal);
}

std::string_view name(Phase phase) {
    switch (phase) {
        case Phase::open:
            return "open";
        case Phase::unruled:
            return "unruled";
        case Phase::review:
            return "review";
        case Phase::waiting:
            return "waiting";
        case Phase::active:
            return "active";
        case Phase::inactive:
            return "inactive";
        case Phase::ended:
            return "ended";
    }
    return "review";
}

std::string_view name(Route route) {
    switch (route) {
        case Route::none:
            return "none";
        case Route::head:
            return "head";
        case Route::national_archives:
            return "national_archives";
    }
    return "national_archives";
}

}  // namespace archive
