#include "server/pages/asset.h"

#include "kb/base/error.h"
#include "server/view/assets.h"

namespace lacuna::server {

Response asset_show(Context&, const Request& request) {
  if (auto response = asset_response(request.param("file"), request)) return std::move(*response);
  throw Error(ErrorCode::not_found, "There is no such file.");
}

}  // namespace lacuna::server
