// SPDX-License-Identifier: Apache-2.0
#include "signing/check/digests.h"

namespace signing::check {
namespace {

using core::Bytes;
using core::ByteView;
using core::pki::MdCtxHeld;

constexpr std::size_t worth_keeping = 4096;   // octets

MdCtxHeld fresh() { return MdCtxHeld(core::pki::must(EVP_MD_CTX_new(), "memory")); }

}  // namespace

Bytes Digests::of(const EVP_MD* kind, const std::vector<ByteView>& parts) {
    const MdCtxHeld context = fresh();
    Bytes out(EVP_MAX_MD_SIZE);
    unsigned size = 0;
    std::size_t next = 0;
    if (!parts.empty() && parts.front().size() >= worth_keeping) {
        const ByteView first = parts.front();
        Begun& begun = begun_[EVP_MD_get_type(kind)];
        if (!begun.state || begun.from != first.data()) {
            begun = {fresh(), first.data(), 0};
            if (EVP_DigestInit_ex(begun.state.get(), kind, nullptr) != 1) return {};
        }
        if (begun.size <= first.size()) {
            const ByteView more = first.subspan(begun.size);
            EVP_DigestUpdate(begun.state.get(), more.data(), more.size());
            begun.size = first.size();
            if (EVP_MD_CTX_copy_ex(context.get(), begun.state.get()) != 1) return {};
            next = 1;
        }
    }
    if (next == 0 && EVP_DigestInit_ex(context.get(), kind, nullptr) != 1) return {};
    for (; next < parts.size(); ++next) EVP_DigestUpdate(context.get(), parts[next].data(), parts[next].size());
    if (EVP_DigestFinal_ex(context.get(), out.data(), &size) != 1) return {};
    out.resize(size);
    return out;
}

}  // namespace signing::check
