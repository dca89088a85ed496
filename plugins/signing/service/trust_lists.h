// SPDX-License-Identifier: Apache-2.0
// Trusted lists (ETSI TS 119 612) of other countries: read once by the administrator, kept as versioned
// data in keys/lists, and believed each in the windows its list gives.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "signing/check/trust.h"

namespace signing {

struct ListedService {
    std::string provider, name, status;   // status: "granted", the last word of its address
    core::Bytes certificate;              // DER
    check::Use use = check::Use::signature;
    core::Instant from, until;            // while its status was one to be relied on
};

struct TrustList {
    std::string name;                  // "ee": under which it is kept
    std::string territory, operator_;  // "EE"; who keeps the list
    std::int64_t sequence = 0;         // rises with each edition
    std::string issued, next_update;   // RFC 3339, as the list says
    std::string sha256, source;        // of the XML file, and what it was called
    std::string signer;                // common name of who signed it; "" when it was believed by its digest
    std::vector<ListedService> services;
};

// CA/QC and CA/PKC give signers' anchors, TSA/QTST and TSA timestamps'; other services are left out. Believes what
// it is given: TrustLists::take asks who signed it. Throws Error(invalid):
// "signing.error.trust_list" for what is no such list or declares entities, "signing.error.trust_empty" for
// one without such a service (a list of lists).
TrustList read_trust_list(std::string_view xml);

class TrustLists {
  public:
    explicit TrustLists(std::filesystem::path folder) : folder_(std::move(folder)) {}

    static constexpr std::size_t largest = 32u << 20;   // octets of a list

    // What the administrator brings, and by what he vouches for it.
    struct Brought {
        std::string xml, source;            // the file, and what it is called
        std::vector<core::Bytes> signers;   // DER; from then on asked of each edition of this list
        std::string sha256;                 // of the file; may be left out where a signer is known
    };
    // Keeps a list that one of its signers signed as it is; where none is known, one whose digest is as said. What is
    // refused changes nothing. Throws as read_trust_list, signed_list and keep do, and Error(invalid):
    // "signing.error.trust_digest" {digest}, "signing.error.trust_unpinned", "signing.error.trust_signer_old".
    TrustList take(const Brought& brought);

    // Replaces the edition before. Throws Error(conflict, "signing.error.trust_older") for an older one.
    void keep(const TrustList& list);
    // Throws Error(not_found, "signing.error.trust_unknown" {name}).
    void remove(const std::string& name);
    // Read anew when the folder has changed: commands change it while the server runs.
    std::vector<TrustList> all();
    void add_to(check::Anchors& anchors);
    static void add(const TrustList& list, check::Anchors& anchors);
    // What a list may be called: lower-case letters, digits and hyphens.
    static bool is_name(const std::string& text);

  private:
    std::filesystem::path file_of(const std::string& name) const;
    std::filesystem::path signers_of(const std::string& name) const;   // their certificates, beside the list
    void refresh();

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::string seen_;   // names, sizes and times of the files read
    std::vector<TrustList> lists_;
};

}  // namespace signing
