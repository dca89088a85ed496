// SPDX-License-Identifier: Apache-2.0
// All that is known of how a subject was signed, gathered for its evidence file: sheet.h prints it for people,
// json.h writes it for programs.
#pragma once

#include "core/audit/trail.h"
#include "core/pki/credential.h"
#include "signing/domain/warrant.h"
#include "signing/levels.h"
#include "signing/signing.h"

namespace signing::proof {

// Who acted, as he was named then.
struct Seat {
    std::string person, position;
    core::Capacity capacity = core::Capacity::definitive;
};

struct Initial {
    StepKind kind = StepKind::initial;
    bool lapsed = false;                     // what it covered was corrected later
    Seat by;
    std::optional<core::Instant> opened, at;
    std::optional<core::Digest> content;     // what was approved
    std::string from;                        // network address; "" = not kept
};

struct Signed {
    Seat by;
    std::optional<MandateUsed> mandate;
    std::optional<Warrant> authority;      // nothing: not recorded when he signed
    std::optional<core::Instant> opened, consented;
    core::Instant at;                        // by our clock
    core::Digest shown, sealed;
    core::Bytes certificate;                 // DER
    core::pki::CertificateFacts names;       // what it says
    std::string from, request;
    core::Json judged;                       // its part of the verdict's report; null when it is not there
};

struct Inked {
    Seat by;
    std::optional<MandateUsed> mandate;
    std::optional<Warrant> authority;      // nothing: not recorded when he signed
    core::Date on{};
    core::Instant recorded;
    std::string recorder, from, request;
    core::Digest made, scan;
};

// The seal of the office, set by the server after the last person.
struct OfficeSealed {
    std::string unit;
    core::Instant at;
    core::Digest shown, sealed;
    core::Bytes certificate;                 // DER
    core::pki::CertificateFacts names;
};

struct Facts {
    std::string agency, subject;
    Card card;
    Particulars particulars;
    std::optional<Overtaken> overtaken;
    Round round;
    std::vector<Initial> initials;
    std::vector<Signed> signatures;
    std::vector<core::Json> earlier;         // of others, who had signed the file before: parts of the verdict's report
    std::optional<OfficeSealed> office;
    std::optional<Inked> ink;
    std::string content_text;                // whose SHA-256 round.content is; "" where it is not at hand
    core::Digest digest;                     // of the newest file, with the evidence grown since
    std::size_t size = 0;                    // its octets
    std::optional<Standing> stands;
    std::optional<Verdict> verdict;          // none of ink, which no key signed
    std::vector<core::audit::Entry> trail;   // oldest first
    core::Instant at;                        // made
    Seat maker;
    std::string sealed_by;                   // the office whose seal the evidence file bears itself; "" = none
};

// Files carried along.
inline constexpr std::string_view letter_file = "naskah-bertanda-tangan.pdf";
inline constexpr std::string_view scan_file = "naskah-pindaian.pdf";
inline constexpr std::string_view json_file = "evidence.json";
inline constexpr std::string_view certificates_file = "sertifikat.pem";
inline constexpr std::string_view trail_file = "jejak-audit.json";
inline constexpr std::string_view content_file = "isi-disetujui.json";

inline std::string_view file_of(const Facts& facts) { return facts.ink ? scan_file : letter_file; }

}  // namespace signing::proof
