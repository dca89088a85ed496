// SPDX-License-Identifier: Apache-2.0
#include "signing/service/revocation.h"

namespace signing {
namespace {

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    bool inside = false;
    for (const char c : text) {
        const bool apart = c == ',' || c == ' ' || c == '\t';
        if (!apart && !inside) out.emplace_back();
        if (!apart) out.back() += c;
        inside = !apart;
    }
    return out;
}

}  // namespace

std::unique_ptr<pades::EvidenceSource> sources_of_verdicts(std::string_view hosts) {
    using std::chrono::seconds;
    const pades::HttpEvidence::Limits limits{.largest = 8u << 20, .most = 12, .step = seconds(3), .total = seconds(8)};
    return std::make_unique<pades::HttpEvidence>(words(hosts), limits);
}

std::unique_ptr<pades::EvidenceSource> revocation_sources(std::vector<pades::LocalAuthority> own,
                                                          std::string_view hosts) {
    std::vector<std::unique_ptr<pades::EvidenceSource>> list;
    if (!own.empty()) list.push_back(std::make_unique<pades::LocalEvidence>(std::move(own)));
    if (auto allowed = words(hosts); !allowed.empty())
        list.push_back(std::make_unique<pades::HttpEvidence>(std::move(allowed)));
    return std::make_unique<pades::EvidenceSources>(std::move(list));
}

}  // namespace signing
