// SPDX-License-Identifier: Apache-2.0
#include "signing/proof/certificates.h"

#include <set>

#include "signing/check/facts.h"

namespace signing::proof {
namespace {

class Bundle {
  public:
    void add(core::ByteView certificate) {
        try {
            const auto names = core::pki::describe(certificate);
            if (!seen_.insert(core::sha256(certificate)).second) return;
            issuers_.insert(names.issuer);
            text_ += "subject=" + names.subject + "\nissuer=" + names.issuer + "\n" + core::pki::pem(certificate);
        } catch (const core::Error&) {
            // What cannot be read proves nothing and is left out.
        }
    }
    bool wants(core::ByteView certificate) const { return issuers_.contains(core::pki::describe(certificate).subject); }
    const std::string& text() const { return text_; }

  private:
    std::set<core::Digest> seen_;
    std::set<std::string> issuers_;
    std::string text_;
};

void add_carried(Bundle& bundle, core::ByteView file) try {
    const check::Facts found = check::collect(file);
    const auto add_all = [&](const check::Evidence& evidence) {
        for (const core::Bytes& one : evidence.certificates) bundle.add(one);
    };
    for (const check::SignatureFacts& one : found.signatures) {
        add_all(one.cms.carried);
        for (const check::TokenFacts& stamp : one.timestamps) add_all(stamp.cms.carried);
    }
    add_all(found.evidence);
} catch (const std::exception&) {
    // A file that cannot be read carries nothing; the verdict says so.
}

}  // namespace

std::string certificates(const Facts& facts, core::ByteView file, const std::vector<core::Bytes>& anchors) {
    Bundle bundle;
    for (const Signed& one : facts.signatures) bundle.add(one.certificate);
    if (!facts.ink) add_carried(bundle, file);
    for (const core::Bytes& anchor : anchors)
        if (bundle.wants(anchor)) bundle.add(anchor);
    return bundle.text();
}

}  // namespace signing::proof
