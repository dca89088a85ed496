// SPDX-License-Identifier: Apache-2.0
// Who keeps signing keys for this office, and which of them serves whom: a person's own choice goes before
// that of his unit, the nearest unit above before the office's. Nobody chosen: the PKCS#12 files of this server.
#pragma once

#include <array>

#include "signing/domain/habits.h"
#include "signing/signing.h"

namespace signing {

using ProviderId = core::Id<struct ProviderTag>;

// csc: the address tells the version. token: the address is the library of the token's maker.
enum class ProviderKind { file, token, esign_v1, esign_v2, csc };
inline constexpr std::array provider_kinds{ProviderKind::file, ProviderKind::token, ProviderKind::esign_v1,
                                           ProviderKind::esign_v2, ProviderKind::csc};
std::string_view name(ProviderKind kind);   // "file", "token", "esign_v1", "esign_v2", "csc"
ProviderKind provider_kind_named(std::string_view text);

// Takes a whole PDF and makes the field, the timestamp and the signature itself (BSrE).
constexpr bool takes_whole(ProviderKind kind) {
    return kind == ProviderKind::esign_v1 || kind == ProviderKind::esign_v2;
}
// Has a credential of the application, kept apart from the data.
constexpr bool has_secret(ProviderKind kind) { return takes_whole(kind) || kind == ProviderKind::csc; }

// Where BSrE's service counts the places of visible signatures from: as its edition usually does (v1 from below,
// v2 from above), or otherwise in this office, which a test page tells.
enum class MarkOrigin { usual, bottom, top };
inline constexpr std::array mark_origins{MarkOrigin::usual, MarkOrigin::bottom, MarkOrigin::top};
std::string_view name(MarkOrigin origin);   // "usual", "bottom", "top"
MarkOrigin mark_origin_named(std::string_view text);

struct Provider {
    ProviderId id;                      // nil: the files of this server
    std::string name;                   // "BSrE Kota"
    ProviderKind kind = ProviderKind::file;
    bool active = true;
    std::string address;                // of the service, or the library of the token
    std::string user;                   // of the application (BSrE), or the client's id (CSC)
    std::string token_label, token_serial;
    bool plain_http = false;            // BSrE on the office's own network
    bool one_time = false;              // BSrE v2: signers show a one-time password, not the passphrase
    bool null_text = false;             // BSrE: the text "null" where nothing is to be said
    MarkOrigin mark_origin = MarkOrigin::usual;   // BSrE
    Habits habits;                      // BSrE
    bool opinions = false;              // BSrE: its checker may be sent files to judge
    std::int64_t version = 0;
};

enum class UseScope { agency, unit, person };
inline constexpr std::array use_scopes{UseScope::agency, UseScope::unit, UseScope::person};
std::string_view name(UseScope scope);   // "agency", "unit", "person"
UseScope use_scope_named(std::string_view text);

// One choice. `holder`: id of the unit or person, "" for the office.
struct ProviderUse {
    UseScope scope = UseScope::agency;
    std::string holder;
    ProviderId provider;
    // Of a person, by which the provider knows him: the NIK or, by v2, the e-mail (BSrE), the credential's id
    // (CSC), the key's label or "id:<hex>" (token). What BSrE knows him by is shown masked, and told to no log.
    std::string key;
};

constexpr std::size_t longest_provider_name = 120, longest_provider_key = 200,
                      longest_provider_secret = 2000;

// Names of fields as forms and the API have them. `modules`: libraries of tokens this server may load.
std::vector<core::Fault> faults_of(const Provider& provider, const std::vector<std::string>& modules);
std::vector<core::Fault> key_faults(ProviderKind kind, UseScope scope, std::string_view key);
bool is_email(std::string_view text);
// "************0001", "k****@kota-contoh.example": enough for its owner to know it by.
std::string masked(std::string_view key);
// The key as pages and the API show it: masked where it tells who somebody is elsewhere.
std::string shown_key(ProviderKind kind, std::string_view key);

// What a signer types, and what is known of his certificate without it.
struct SignerReady {
    bool passphrase = true, one_time = false;    // a one-time password the provider sends when asked
    std::optional<core::Bytes> certificate;      // DER
    std::vector<core::Bytes> chain{};            // DER, above it, as the key brings them along
    std::size_t together = 1;                    // letters one one-time password, or one leave, signs at most
    bool page = false;                           // he types nothing here: he gives leave on a page of his keeper
};

// How a provider was found when it was last asked.
struct ProviderHealth {
    std::optional<core::Instant> checked;
    std::optional<core::Instant> since;   // ill since
    std::string fault;                    // word key; "" when it was well
    core::Args args;
    bool well() const { return fault.empty(); }
};

// Signatures asked of a provider that failed, one after another; a good one ends it. What it answers when it is
// only asked how it is says nothing of this.
struct SigningTrouble {
    core::Instant since, at;              // the first and the last failure
    int failures = 0;
    std::string fault;                    // word key, of the last
    core::Args args;                      // never what a service said in its own words
    bool often() const { return failures >= 3; }
};

// Why a signature is not finished although consent is given and the number taken; or why it waits, wished for and
// without a number, for its keeper to answer.
struct SigningFailure {
    ProviderId provider;                  // nil: this server
    std::string provider_name;
    std::string fault;                    // word key
    core::Args args;                      // never what a service said in its own words
    core::Instant since, at;              // the first and the last try
    int tries = 1;
    std::optional<core::Instant> answered;   // the provider answers again since
};

// Not the signer's to mend: the service, the token or we.
bool fails_signer(const core::Error& error);
// Of whoever keeps the key: he does not answer, or wrongly. Timestamps are another service's, and so is what
// this house needs for itself.
bool fails_keeper(const core::Error& error);
// As it may be kept: words of a service that came along are left out; its own number of the failure stays.
SigningFailure kept_failure(const core::Error& error, core::Instant at);

}  // namespace signing
