// SPDX-License-Identifier: Apache-2.0
// The objects of the room, built once at start in the order they need each other.
#pragma once

#include "core/base/file.h"
#include "core/plugin/plugin.h"
#include "signing/api/circuits_api.h"
#include "signing/api/signing_api.h"
#include "signing/certificate_room.h"
#include "signing/service/inspect.h"
#include "signing/service/raising.h"
#include "signing/service/revocation.h"
#include "signing/service/sealing.h"
#include "signing/web/circuit_page.h"
#include "signing/web/signing_page.h"

namespace signing {

// None where the list is not installed.
inline std::vector<KnownAnchor> known(const core::House& house) {
    const auto list = core::read_text(house.share + "/trust/anchors.json");
    return list ? known_anchors(*list) : std::vector<KnownAnchor>();
}

inline Level level_of(const core::House& house) {
    return level_named(house.settings.text("signing.level")).value_or(Level::lt);   // a choice: it is one of them
}

struct Room {
    Room(core::House& house, directory::Directory& office, core::batch::Batches& batches)
        : directory(office),
          keys(house.data + "/keys", house.db, house.clock, house.settings.text("signing.timestamp_url"),
               published_at(house.settings, house.public_url)),
          inspect(keys, known(house)),
          issuing(house, keys, inspect),
          hands(house.db, house.accounts, keys),
          sealing(house.db, house.blobs, house.events, subjects, keys, hands, inspect, level_of(house)),
          raising(house.db, house.blobs, house.clock, subjects, keys, inspect, level_of(house),
                  [this, &house] {
                      return revocation_sources(issuing.pki.local(), house.settings.text("signing.evidence_hosts"));
                  }),
          desk(house.db, house.events, directory, subjects, sealing),
          many(house.db, subjects, desk, batches),
          circuits(house.db, directory, subjects),
          pages(desk, many, keys, house.pages, house.words),
          circuit_pages(circuits, desk, house.pages, house.words),
          api(desk, many),
          circuits_api(circuits) {}

    directory::Directory& directory;
    Subjects subjects;
    Keys keys;
    Inspect inspect;
    CertificateRoom issuing;
    Hands hands;
    Sealing sealing;
    Raising raising;
    Desk desk;
    Many many;
    Circuits circuits;
    web::SigningPages pages;
    web::CircuitPages circuit_pages;
    api::SigningApi api;
    api::CircuitsApi circuits_api;
};

}  // namespace signing
