// SPDX-License-Identifier: Apache-2.0
// The objects of the room, built once at start in the order they need each other.
#pragma once

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/plugin/plugin.h"
#include "signing/api/bsre_api.h"
#include "signing/api/circuits_api.h"
#include "signing/api/mark_trial_api.h"
#include "signing/api/providers_api.h"
#include "signing/api/signing_api.h"
#include "signing/certificate_room.h"
#include "signing/service/earlier.h"
#include "signing/service/evidence_file.h"
#include "signing/service/foreign.h"
#include "signing/api/signing_many_api.h"
#include "signing/service/holding.h"
#include "signing/service/inspect.h"
#include "signing/service/judges.h"
#include "signing/service/queueing.h"
#include "signing/service/permits.h"
#include "signing/service/raising.h"
#include "signing/service/revocation.h"
#include "signing/service/revocation_watch.h"
#include "signing/service/rules.h"
#include "signing/service/sealing.h"
#include "signing/service/stamping.h"
#include "signing/service/trust_sets.h"
#include "signing/service/vouch.h"
#include "signing/web/bsre_page.h"
#include "signing/web/circuit_page.h"
#include "signing/web/mark_trial_page.h"
#include "signing/web/opinion_page.h"
#include "signing/web/seal_page.h"
#include "signing/web/reading_page.h"
#include "signing/web/provider_page.h"
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

inline check::Anchors::Asked revocation_asked(const core::House& house) {
    using enum check::Anchors::Asked;
    const std::string asked = house.settings.text("signing.revocation");
    return asked == "always" ? everywhere : asked == "if_known" ? nowhere : but_if_known;
}

inline std::unique_ptr<Fetching> fetching(const core::House& house) {
    const std::string hosts = house.settings.text("signing.evidence_hosts");
    if (hosts.empty() || !house.settings.flag("signing.verify_fetch")) return nullptr;
    return std::make_unique<Fetching>([hosts] { return sources_of_verdicts(hosts); }, house.clock);
}

// Libraries of tokens that may be loaded, separated by spaces.
inline std::vector<std::string> token_modules(const core::House& house) {
    auto all = core::text::split(house.settings.text("signing.token_modules"), ' ');
    std::erase(all, "");
    return {all.begin(), all.end()};
}

inline core::pki::KeyKind key_kind(const core::conf::Settings& settings) {
    using core::pki::KeyKind;
    return settings.text("signing.pki_keys") == "ec-p256" ? KeyKind::ec_p256 : KeyKind::rsa_3072;
}

struct Room {
    Room(core::House& house, directory::Directory& office, core::batch::Batches& batches,
         directory::Appointments& appointments)
        : directory(office),
          keys(keys_folder(house), house.db, house.clock, house.settings.text("signing.timestamp_url"),
               published_at(house.settings, house.public_url), key_kind(house.settings)),
          trust_lists(keys_folder(house) / "lists"),
          inspect(keys, known(house), &trust_lists, [this] { return issuing.pki.lists(); },
                  revocation_asked(house)),
          revocation(house.db, house.clock, inspect),
          judges({}, fetching(house)),
          verifier(judges, [this] { return inspect.judging_anchors(); }, house.settings.flag("signing.second_look")),
          trust_sets(keys_folder(house) / "trust", trust_lists),
          asking(judges, trust_sets, [this] { return inspect.judging_anchors(); }, house.settings.flag("signing.second_look")),
          earlier(verifier),
          issuing(house, keys, inspect),
          clock(house.clock),
          clients(keys_folder(house), keys, token_modules(house)),
          providers(house.db, house.clock, house.accounts, office, clients),
          timestamps(house.db, house.clock, keys),
          stamping(keys, house.clock),
          hands(house.db, house.accounts, keys, &providers, [this] { return inspect.anchors(); }),
          office_keys(keys_folder(house) / "seal", keys, house.clock),
          office_seals(house.db, house.clock, subjects, directory, office_keys, keys, inspect, level_of(house)),
          vouch(house.db, house.clock, office_seals, inspect),
          sealing(house.db, house.blobs, house.events, subjects, keys, hands, inspect, appointments,
                  level_of(house),
                  {house.settings.flag("signing.certify"),
                   [this](core::db::Tx& tx, std::string_view subject) { return office_seals.field(tx, subject); },
                   [this] { timestamps.check(); }}),
          raising(house.db, house.blobs, house.clock, subjects, keys, inspect, verifier, level_of(house),
                  [this, &house] {
                      return revocation_sources(issuing.pki.local(), house.settings.text("signing.evidence_hosts"));
                  },
                  &office_seals),
          foreign(house.db, house.blobs, house.clock, verifier, raising),
          desk(house.db, house.events, directory, subjects, sealing),
          failures(house.db, desk),
          many(house.db, subjects, desk, batches),
          open_hands(house.clock),
          reading(house.db, subjects),
          rules(subjects),
          queueing(house.db, hands, sealing.preflights(), sealing.holding()),
          signing_many(house.db, subjects, hands, open_hands, sealing, reading, batches),
          permits(house.clock, hands, sealing, signing_many, house.public_url + "/signing/permit"),
          reading_pages(desk, reading, signing_many, permits, house.pages, house.words),
          many_api(desk, reading, signing_many, permits),
          circuits(house.db, directory, subjects),
          evidence(house.db, house.blobs, directory, subjects, raising, keys, inspect, house.words, house.share + "/fonts",
                   &office_seals),
          pages(desk, many, keys, failures, queueing, house.pages, house.words),
          circuit_pages(circuits, desk, house.pages, house.words),
          api(desk, many, failures, queueing, house.words),
          circuits_api(circuits),
          provider_pages(providers, timestamps, failures, house.pages, house.words),
          providers_api(providers, timestamps, failures),
          mark_trials(house.db, house.accounts, providers, [this] { return inspect.anchors(); },
                      house.share + "/fonts"),
          mark_trial_pages(mark_trials, house.pages, house.words),
          mark_trial_api(mark_trials),
          bsre_users(house.db, house.clock, house.accounts, providers),
          activations(house.db, house.clock, house.zone, directory, office_keys),
          opinions(house.db, house.blobs, subjects, raising, verifier, providers),
          bsre_pages(bsre_users, activations, house.pages, house.words),
          seal_pages(activations, house.pages, house.words),
          opinion_pages(opinions, house.pages, house.words),
          bsre_api(bsre_users, activations, opinions, house.words) {
        issuing.pages.signs_elsewhere([this](const core::Context& ctx) { return hands.served(ctx); },
                                      [this](const core::Context& ctx) { return desk.asked_of(ctx); });
    }

    directory::Directory& directory;
    Subjects subjects;
    Keys keys;
    TrustLists trust_lists;
    Inspect inspect;    // of our own bytes, in this process
    RevocationWatch revocation;
    Judges judges;
    Verifier verifier;  // of anybody's
    TrustSets trust_sets;
    Asking asking;      // the same, as somebody asks for it
    EarlierLook earlier;
    CertificateRoom issuing;
    const core::Clock& clock;
    ProviderClients clients;
    Providers providers;
    TimestampWatch timestamps;
    Stamping stamping;
    Hands hands;
    OfficeKeys office_keys;
    OfficeSeals office_seals;
    Vouch vouch;
    Sealing sealing;
    Raising raising;
    Foreign foreign;
    Desk desk;
    Failures failures;
    Many many;
    OpenHands open_hands;
    Reading reading;
    Rules rules;
    Queueing queueing;
    SigningMany signing_many;
    Permits permits;
    web::ReadingPages reading_pages;
    api::SigningManyApi many_api;
    Circuits circuits;
    EvidenceFile evidence;
    web::SigningPages pages;
    web::CircuitPages circuit_pages;
    api::SigningApi api;
    api::CircuitsApi circuits_api;
    web::ProviderPages provider_pages;
    api::ProvidersApi providers_api;
    MarkTrials mark_trials;
    web::MarkTrialPages mark_trial_pages;
    api::MarkTrialApi mark_trial_api;
    BsreUsers bsre_users;
    Activations activations;
    Opinions opinions;
    web::BsrePages bsre_pages;
    web::SealPages seal_pages;
    web::OpinionPages opinion_pages;
    api::BsreApi bsre_api;
};

}  // namespace signing
