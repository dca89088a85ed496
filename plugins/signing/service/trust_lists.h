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
    std::vector<ListedService> services;
};

// CA/QC and CA/PKC give signers' anchors, TSA/QTST and TSA timestamps'; other services are left out. The
// list's own signature is not judged: whoever imports compares its digest. Throws Error(invalid):
// "signing.error.trust_list" for what is no such list or declares entities, "signing.error.trust_empty" for
// one without such a service (a list of lists).
TrustList read_trust_list(std::string_view xml);

class TrustLists {
  public:
    explicit TrustLists(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // Replaces the edition before. Throws Error(conflict, "signing.error.trust_older") for an older one.
    void keep(const TrustList& list);
    // Throws Error(not_found, "signing.error.trust_unknown" {name}).
    void remove(const std::string& name);
    // Read anew when the folder has changed: commands change it while the server runs.
    std::vector<TrustList> all();
    void add_to(check::Anchors& anchors);

  private:
    std::filesystem::path file_of(const std::string& name) const;
    void refresh();

    std::filesystem::path folder_;
    std::mutex mutex_;
    std::string seen_;   // names, sizes and times of the files read
    std::vector<TrustList> lists_;
};

}  // namespace signing
