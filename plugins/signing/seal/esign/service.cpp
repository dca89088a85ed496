// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/esign/service.h"

#include <Poco/Exception.h>
#include <Poco/Net/IPAddress.h>
#include <Poco/URI.h>

#include <algorithm>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "core/base/error.h"
#include "signing/pades/source.h"

namespace signing::esign {
namespace {

using core::Code;
using core::Error;

bool on_own_network(const std::string& host) {
    Poco::Net::IPAddress address;
    if (!Poco::Net::IPAddress::tryParse(host, address)) return true;  // a name of the network
    return address.isLoopback() || address.isSiteLocal() || address.isLinkLocal();
}

bool usable(const Service& service) {
    try {
        const Poco::URI uri(service.url);
        if (uri.getHost().empty() || !uri.getUserInfo().empty() || !uri.getQuery().empty() ||
            !uri.getFragment().empty())
            return false;
        if (uri.getScheme() == "https") return true;
        return uri.getScheme() == "http" && service.plain_http && on_own_network(uri.getHost());
    } catch (const Poco::Exception&) {
        return false;
    }
}

}  // namespace

void require_usable(const Service& service) {
    if (!usable(service)) throw Error(Code::invalid, "signing.error.esign_address");
}

Place place_on(core::ByteView pdf, const seal::Mark& mark, const Grid& grid) {
    const pades::Source source(pdf);
    QPDFPageObjectHelper page(source.page(mark.page));
    double y = mark.bottom;
    if (grid.origin == Origin::top) {
        QPDFObjectHandle box = page.getMediaBox(false);
        if (!box.isRectangle()) throw Error(Code::unsupported, "signing.error.pdf_damaged");
        y = box.getArrayAsRectangle().ury - (mark.bottom + mark.height);
    }
    return {mark.left * grid.scale + grid.right, y * grid.scale + grid.down,
            mark.width * grid.scale, mark.height * grid.scale};
}

std::string image_type(core::ByteView image) {
    const std::string_view bytes = core::chars(image);
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    throw Error(Code::invalid, "signing.error.esign_image");
}

void require_nik(std::string_view nik) {
    if (nik.size() != 16 ||
        !std::all_of(nik.begin(), nik.end(), [](char c) { return c >= '0' && c <= '9'; }))
        throw Error(Code::invalid, "signing.error.nik");
}

}  // namespace signing::esign
